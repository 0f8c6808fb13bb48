import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyFile } from '#main/platform/keychain/key-file.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { readStore } from '#tests/support/read-store.ts';
import { openWindow } from '../../tools/standin/open-window.ts';
import { call, heading } from './open-app.ts';
import { underAttack } from './under-attack.ts';

const attack = underAttack();

describe('a script in the page', () => {
  test('finds no way to run text as code, nor markup, nor a style', async () => {
    const tried = await attack().inPage<Record<string, string>>(`const element = document.createElement('p');
      document.body.append(element);
      return {
        // Run from a timer of the page's: what the test runs itself is let through by the debugger.
        eval: await new Promise((resolve) => {
          const report = (event) => resolve(event.violatedDirective);
          addEventListener('securitypolicyviolation', report, { once: true });
          try { setTimeout('globalThis.ran = 1'); } catch (error) { resolve(error.name); }
        }),
        markup: await attempt(() => { element.innerHTML = '<img src=x onerror=run()>'; }),
        handler: await attempt(() => { element.setAttribute('onclick', 'run()'); }),
        srcdoc: await attempt(() => { document.createElement('iframe').srcdoc = '<script>run()</script>'; }),
        policy: await attempt(() => trustedTypes.createPolicy('drillroom', {})),
        style: await attempt(() => {
          const style = document.createElement('style');
          style.textContent = 'p { color: rgb(9, 9, 9) }';
          document.head.append(style);
          return getComputedStyle(element).color === 'rgb(9, 9, 9)' ? 'styled' : 'not styled';
        }),
        ran: String(globalThis.ran),
      };`);
    expect(tried).toMatchObject({
      markup: 'TypeError',
      handler: 'TypeError',
      srcdoc: 'TypeError',
      policy: 'TypeError',
      style: 'not styled',
      ran: 'undefined',
    });
    expect(tried['eval']).toMatch(/TypeError|EvalError|trusted-types|script-src/);
  });

  test('cannot put itself between the page and the bridge, nor get behind it', async () => {
    const seen = await attack().inPage<Record<string, unknown>>(`const bridge = globalThis.drillroom;
      const tricks = [
        () => { 'use strict'; bridge.call = () => 'forged'; },
        () => { 'use strict'; bridge.more = 1; },
        () => { 'use strict'; delete bridge.host; },
        () => Object.defineProperty(bridge, 'call', { value: () => 'forged' }),
        () => Object.setPrototypeOf(bridge, { more: 1 }),
        () => Object.defineProperty(globalThis, 'drillroom', { value: {} }),
        () => { 'use strict'; globalThis.drillroom = {}; },
      ];
      const refused = [];
      for (const trick of tricks) refused.push(await attempt(trick));
      // Constructors of what the bridge hands out lead to functions of the page only.
      const made = await attempt(() => bridge.call.constructor('return typeof process + typeof require')());
      const reply = bridge.call('accounts.me', {});
      const own = Object.getOwnPropertyNames(globalThis).filter((name) =>
        /^(?:standin|electron|ipc|require$|process$|module$|exports$|global$|Buffer$)/i.test(name),
      );
      return {
        refused,
        made,
        isOwnPromise: reply instanceof Promise,
        answer: (await reply).ok,
        functions: Object.keys(bridge),
        own,
        chrome: Object.keys(globalThis.chrome ?? {}).filter((name) => name === 'runtime' || name === 'ipc'),
      };`);
    expect(seen).toMatchObject({
      refused: Array.from({ length: 7 }, () => 'TypeError'),
      made: expect.stringMatching(/^(?:EvalError|TypeError|undefinedundefined)$/) as string,
      isOwnPromise: true,
      answer: true,
      functions: ['call', 'stream', 'onPush', 'host'],
      own: [],
      chrome: [],
    });
  });

  test('gains nothing by changing what everything in its world is made of', async () => {
    const caught = await attack().inPage<{
      texts: string[];
      reply: { ok: boolean; error?: { code: string } };
    }>(`const kept = [];
      const texts = [];
      const patch = (of, name, make) => {
        const descriptor = Object.getOwnPropertyDescriptor(of, name);
        kept.push([of, name, descriptor]);
        Object.defineProperty(of, name, { ...descriptor, value: make(descriptor.value) });
      };
      const listen = (original) => function (...given) {
        for (const one of given) if (typeof one === 'string') texts.push(one);
        return Reflect.apply(original, this, given);
      };
      patch(Promise.prototype, 'then', listen);
      patch(Map.prototype, 'get', listen);
      patch(Map.prototype, 'set', listen);
      patch(Function.prototype, 'call', listen);
      patch(Function.prototype, 'bind', listen);
      patch(JSON, 'parse', listen);
      patch(JSON, 'stringify', listen);
      Object.defineProperty(Object.prototype, 'roles', { value: ['admin'], configurable: true });
      Object.defineProperty(Object.prototype, 'windowId', { value: 'another', configurable: true });
      try {
        const reply = await drillroom.call('accounts.list', {});
        return { texts: texts.filter((text) => /drillroom:|standin-/.test(text)), reply: { ok: reply.ok, error: reply.error } };
      } finally {
        delete Object.prototype.roles;
        delete Object.prototype.windowId;
        for (const [of, name, descriptor] of kept) Object.defineProperty(of, name, descriptor);
      }`);
    expect(caught).toEqual({ texts: [], reply: { ok: false, error: { code: 'FORBIDDEN' } } });
    await attack().nothingChanged();
  });

  test.each([
    ['a blank frame', ''],
    ['a blank frame by name', "frame.src = 'about:blank';"],
    ['a sandboxed frame', "frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');"],
    [
      'a frame of its own making',
      "frame.src = URL.createObjectURL(new Blob(['<p>x</p>'], { type: 'text/html' }));",
    ],
    ['a frame of a document in the address', "frame.src = 'data:text/html,<p>x</p>';"],
    ['a frame of the app itself', "frame.src = './index.html';"],
    ['a frame of a script', "frame.src = 'javascript:parent.ran = 1';"],
  ])('gets no bridge and no way out by %s', async (_name, set) => {
    const found = await attack().inPage<
      Record<string, string>
    >(`const frame = document.createElement('iframe');
      ${set}
      document.body.append(frame);
      // The time that a frame has to get in: of one that is refused no event tells.
      await new Promise((resolve) => setTimeout(resolve, 50));
      const inside = await attempt(() => 'bridge: ' + typeof frame.contentWindow.drillroom);
      const out = await attempt(() => frame.contentWindow.fetch('http://' + tcp + '/frame').then(() => 'let out'));
      const opened = await attempt(() => String(frame.contentWindow.open('http://' + tcp + '/frame-open')));
      frame.remove();
      return { inside, out, opened, ran: String(globalThis.ran) };`);
    expect(found).toEqual({
      inside: expect.stringMatching(/^(?:bridge: undefined|SecurityError)$/) as string,
      out: expect.stringMatching(/Error$/) as string,
      opened: expect.stringMatching(/^(?:null|\[object Window\]|SecurityError)$/) as string,
      ran: 'undefined',
    });
    await expect.poll(() => attack().page.context().pages().length).toBe(1);
    await attack().nothingChanged();
  });
});

test('a document of its own making, in the window’s own frame and at its origin, is not heard', async () => {
  await using other = await openWindow();
  // The stand-in cannot stop this navigation (its README); the sender check is the second wall.
  await other.page.evaluate(
    `location.assign(URL.createObjectURL(new Blob(['<h1>Forged</h1>'], { type: 'text/html' })))`,
  );
  await heading(other.page, 'Forged').waitFor();
  expect(await other.page.evaluate(`drillroom.call('system.opening', {})`)).toEqual({
    ok: false,
    error: { code: 'FORBIDDEN' },
  });
  expect(await other.page.evaluate(`drillroom.host({ kind: 'about' })`)).toEqual({
    kind: 'failed',
    reason: 'not_allowed',
  });
});

/** Memory that a process holds, in MB. */
const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

test(
  'a hundred thousand calls in a row are answered, by their limit, and the program stays as it was',
  { timeout: 600_000 },
  async () => {
    const half = () =>
      attack().inPage<Record<string, number>>(`const codes = {};
    const count = (reply) => {
      const code = reply.ok ? 'OK' : reply.error.code;
      codes[code] = (codes[code] ?? 0) + 1;
    };
    for (let batch = 0; batch < 25; batch++) {
      await Promise.all(Array.from({ length: 2000 }, () => drillroom.call('accounts.me', {}).then(count)));
    }
    return codes;`);
    const first = await half();
    const between = residentMb(attack().window.app.pid);
    const { OK: answered = 0, RATE_LIMITED: limited = 0, ...others } = await half();
    expect(others).toEqual({});
    expect(answered + limited).toBe(50_000);
    expect(limited).toBeGreaterThan(45_000);
    expect((first['OK'] ?? 0) + (first['RATE_LIMITED'] ?? 0)).toBe(50_000);
    // The first half fills what two thousand calls at once need; the second takes nothing more.
    expect(residentMb(attack().window.app.pid) - between).toBeLessThan(100);
    // What has a limit of its own answers as before.
    expect(await call(attack().page, 'system.opening')).toMatchObject({ state: 'ok' });
  },
);

test('what was tried stands in the audit trail, once for each kind, with who sat there', async () => {
  await attack().inPage(`
    for (let n = 0; n < 20; n++) {
      open('https://bank.example/');
      location.href = 'https://bank.example/';
      const before = location.href;
      history.pushState({}, '', './other.html');
      await drillroom.call('accounts.me', {});
      history.pushState({}, '', before);
    }`);
  await attack().window.app.close();
  const ports = {
    dataDir: attack().branch.dataDir,
    ids: systemIds,
    random: systemRandom,
    vault: keyFile({ file: attack().branch.keyFile, mayCreate: false }),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
  const rows = await readStore<{ what: string; count: number; actors: number }>(
    ports,
    `SELECT details ->> 'what' AS what, count(*) AS count, count(actor_id) AS actors
       FROM audit WHERE action = 'window.refused' GROUP BY what`,
  );
  expect(rows).toEqual(
    expect.arrayContaining(['navigation', 'sender', 'window'].map((what) => ({ what, count: 1, actors: 1 }))),
  );
  expect(rows.filter(({ count }) => count !== 1)).toEqual([]);
  const limited = await readStore<{ count: number }>(
    ports,
    `SELECT count(*) AS count FROM audit WHERE action = 'limit.exceeded'`,
  );
  expect(limited).toEqual([{ count: 1 }]);
  expect(attack().post.heard).toEqual([]);
});
