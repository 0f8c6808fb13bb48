import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { createCloneCodec } from './clone-codec.ts';
import { linkWorlds } from './link-worlds.ts';
import { type FromPage, runPreload, type ToPage } from './run-preload.ts';

const codec = createCloneCodec({
  toBase64: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  fromBase64: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});

export type PageBridge = { send(message: ToPage): void };

/**
 * Gives a page its preload script in an isolated world, as Electron does. The binding that leads here is added for that
 * world only; scripts of the page see what the preload exposes and nothing else.
 */
export async function bridgePage(
  page: Page,
  preloadFile: string,
  {
    onMessage,
    onWindowOpen,
  }: { onMessage: (message: FromPage) => void; onWindowOpen: (url: string) => void },
): Promise<PageBridge> {
  const token = `standin-${randomUUID()}`;
  const preload = readFileSync(preloadFile, 'utf8');
  const cdp = await page.context().newCDPSession(page);
  let world: number | null = null;

  // Frames in the page get the world too, but no preload in it: only the page's own frame is listened to.
  const { frameTree } = await cdp.send('Page.getFrameTree');
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const { type, frameId } = (context.auxData ?? {}) as { type?: string; frameId?: string };
    if (context.name === token && type === 'isolated' && frameId === frameTree.frame.id) world = context.id;
  });
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== `${token}-binding` || executionContextId !== world) return;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `runPreload`
    for (const line of payload.split('\n')) onMessage(codec.decode(line) as FromPage);
  });
  cdp.on('Page.windowOpen', ({ url }) => onWindowOpen(url));
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: `${token}-binding`, executionContextName: token });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${String(linkWorlds)})('${token}', 'page')`,
  });
  const tools = `{ linkWorlds: ${String(linkWorlds)}, createCloneCodec: ${String(createCloneCodec)} }`;
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: token,
    source: `(${String(runPreload)})(${tools}, '${token}', (require) => {${preload}\n})`,
  });

  const outgoing: string[] = [];
  const flush = (): void => {
    const lines = outgoing.splice(0).join('\n');
    if (world === null) return;
    const call = cdp.send('Runtime.callFunctionOn', {
      executionContextId: world,
      functionDeclaration: `function (lines) { this['${token}-receive'](lines); }`,
      arguments: [{ value: lines }],
    });
    // The page may be gone by now; so is then everybody who could have received the message.
    call.catch(() => {});
  };

  return {
    /** What is said in one turn crosses together: one line for each message. */
    send: (message) => {
      if (outgoing.push(codec.encode(message)) === 1) setImmediate(flush);
    },
  };
}
