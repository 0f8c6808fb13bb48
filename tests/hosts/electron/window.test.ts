/* oxlint-disable typescript/no-unsafe-type-assertion -- values that come back from a page, or from JSON that the app wrote */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bridge } from '#contract/bridge.ts';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { type OpenWindow, openWindow } from '../../../tools/standin/open-window.ts';
import { buildTinyApp } from './tiny-app/build-tiny-app.ts';

// Functions given to `evaluate` run in the page.
declare const drillroom: Bridge;

const folder = sharedTemporaryFolder();
let main = '';
let opened: OpenWindow;
beforeAll(async () => {
  main = await buildTinyApp(folder());
  opened = await openWindow({ main });
});
afterAll(() => opened[Symbol.asyncDispose]());

const logged = (of: OpenWindow): string[] =>
  readFileSync(path.join(of.dataDir, 'logs/app.log'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => String((JSON.parse(line) as { event: unknown }).event));

describe('the window', () => {
  test('shows the built page, its script and its style', async () => {
    const { page } = opened;
    await page.getByText('ready').waitFor();
    expect(await page.title()).toBe('Tiny');
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).color')).toBe('rgb(1, 2, 3)');
  });

  test('passes values with the fidelity of structured cloning, 16 MB both ways', async () => {
    const back = await opened.page.evaluate(async () => {
      const bytes = new Uint8Array(16 * 2 ** 20).fill(7);
      const input = {
        bytes,
        at: new Date(5),
        nothing: undefined,
        map: new Map([['k', [1n]]]),
        odd: [-0, Number.NaN],
      };
      const reply = await drillroom.call('tiny.echo', input);
      const data = (reply.ok ? reply.data : {}) as typeof input;
      return [
        data.bytes instanceof Uint8Array && data.bytes.byteLength === bytes.byteLength,
        data.bytes.every((byte) => byte === 7),
        data.at instanceof Date && data.at.getTime(),
        'nothing' in data && data.nothing === undefined,
        data.map instanceof Map && data.map.get('k')?.[0] === 1n,
        Object.is(data.odd[0], -0) && Number.isNaN(data.odd[1]),
      ];
    });
    expect(back).toEqual([true, true, 5, true, true, true]);
  });

  test('refuses what cannot be cloned', async () => {
    const attempt = opened.page.evaluate(() => drillroom.call('tiny.echo', { symbol: Symbol('x') }));
    await expect(attempt).rejects.toThrow(/could not be cloned/);
  });

  test('streams parts in order, before the reply, and stops when cancelled', async () => {
    const counted = await opened.page.evaluate(async () => {
      const parts: unknown[] = [];
      const { reply } = drillroom.stream('tiny.count', {}, (part) => parts.push(part));
      const final = await reply;
      return { parts, final };
    });
    expect(counted.parts).toEqual(Array.from({ length: 200 }, (_, n) => ({ n })));
    expect(counted.final).toEqual({ ok: true, data: 'counted' });
    const cancelled = await opened.page.evaluate(async () => {
      const running = drillroom.stream('tiny.endless', {}, () => running.cancel());
      return running.reply;
    });
    expect(cancelled).toEqual({ ok: false, error: { code: 'CANCELLED' } });
  });

  test('hears pushes until it stops listening', async () => {
    const heard = await opened.page.evaluate(async () => {
      const pushes: unknown[] = [];
      const first = Promise.withResolvers<void>();
      const stop = drillroom.onPush((push) => {
        pushes.push(push);
        first.resolve();
      });
      await drillroom.call('tiny.push', {});
      await first.promise;
      stop();
      await drillroom.call('tiny.push', {});
      await drillroom.call('tiny.echo', {});
      return pushes;
    });
    expect(heard).toEqual([{ event: 'invalidated', ops: ['tiny.echo'] }]);
  });

  test('saves a file under a safe and free name', async () => {
    const save = () =>
      opened.page.evaluate(() =>
        drillroom.host({
          kind: 'saveFile',
          suggestedName: '../Report: Anna.pdf',
          bytes: new Uint8Array([37, 80]),
        }),
      );
    expect(await save()).toEqual({ kind: 'saved', path: path.join(opened.saveDir, '-Report- Anna.pdf') });
    expect(await save()).toEqual({ kind: 'saved', path: path.join(opened.saveDir, '-Report- Anna (2).pdf') });
    expect(readdirSync(opened.saveDir)).toHaveLength(2);
    expect(readFileSync(path.join(opened.saveDir, '-Report- Anna.pdf'))).toEqual(Buffer.from([37, 80]));
  });

  test('says what it runs on', async () => {
    const about = await opened.page.evaluate(() => drillroom.host({ kind: 'about' }));
    expect(about).toMatchObject({ kind: 'about', host: 'stand-in', platform: 'linux' });
  });

  test('keeps its folder to its owner', () => {
    expect(statSync(opened.dataDir).mode & 0o077).toBe(0);
    expect(statSync(path.join(opened.dataDir, 'logs')).mode & 0o077).toBe(0);
  });
});

describe('scripts of the page', () => {
  test('see the four functions and no way behind them', async () => {
    const seen = await opened.page.evaluate(() => ({
      functions: Object.keys(drillroom),
      frozen: Object.isFrozen(drillroom),
      own: Object.getOwnPropertyNames(globalThis).filter((name) =>
        /^(?:standin|electron|require|process|module|global$|Buffer)/.test(name),
      ),
      replaced: Reflect.set(globalThis, 'drillroom', null),
    }));
    expect(seen).toEqual({
      functions: ['call', 'stream', 'onPush', 'host'],
      frozen: true,
      own: [],
      replaced: false,
    });
  });

  test('may copy text, and are given nothing else', async () => {
    const states = await opened.page.evaluate(`Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'clipboard-write'].map(
        async (name) => name + ' ' + (await navigator.permissions.query({ name })).state,
      ),
    )`);
    expect(states).toEqual([
      'geolocation denied',
      'notifications denied',
      'camera denied',
      'microphone denied',
      'clipboard-read denied',
      'clipboard-write granted',
    ]);
  });

  test('cannot turn text into markup, code or styles', async () => {
    const tried = await opened.page.evaluate(`(() => {
      const attempt = (work) => {
        try {
          return work() ?? 'nothing happened';
        } catch (error) {
          return error.name;
        }
      };
      const style = document.createElement('style');
      style.textContent = 'h1 { color: red }';
      const script = document.createElement('script');
      script.append('globalThis.injected = true');
      document.head.append(style, script);
      document.querySelector('h1').setAttribute('style', 'color: red');
      return {
        markup: attempt(() => document.body.insertAdjacentHTML('beforeend', '<b onclick="x()">x</b>')),
        html: attempt(() => void (document.querySelector('h1').innerHTML = '<img src=x onerror=x()>')),
        parsed: attempt(() => new DOMParser().parseFromString('<b>x</b>', 'text/html').body.innerHTML),
        handler: attempt(() => document.querySelector('h1').setAttribute('onclick', 'globalThis.injected = true')),
        source: attempt(() => void (script.src = URL.createObjectURL(new Blob(['globalThis.injected = true'])))),
        policy: attempt(() => trustedTypes.createPolicy('default', { createHTML: (text) => text }).name),
        injected: String(globalThis.injected),
        colour: getComputedStyle(document.querySelector('h1')).color,
      };
    })()`);
    expect(tried).toEqual({
      markup: 'TypeError',
      html: 'TypeError',
      parsed: 'TypeError',
      handler: 'TypeError',
      source: 'TypeError',
      policy: 'TypeError',
      injected: 'undefined',
      colour: 'rgb(1, 2, 3)',
    });
  });
});

describe('every way out', () => {
  test('is closed, and what was tried is recorded', async () => {
    await using other = await openWindow({ main });
    const { page } = other;
    expect(other.outsideRequests()).toEqual([]);
    const tried = await page.evaluate(`Promise.all([
      fetch('https://example.com/fetch').then(() => 'open', () => 'closed'),
      new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve('open');
        image.onerror = () => resolve('closed');
        image.src = 'https://example.com/image';
      }),
      new Promise((resolve) => {
        try {
          const socket = new WebSocket('wss://example.com/socket');
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('closed');
        } catch {
          resolve('closed');
        }
      }),
    ])`);
    expect(tried).toEqual(['closed', 'closed', 'closed']);

    await page.evaluate(`{
      navigator.sendBeacon('https://example.com/beacon', 'x');
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/frame';
      document.body.append(frame);
    }`);
    await page.evaluate(`void window.open('https://example.com/window')`);
    await page.getByRole('link', { name: 'A link' }).click();
    // What the page's policy stops never becomes a request; these two are stopped by the shell.
    const recorded = ['GET https://example.com/link', 'GET https://example.com/window'];
    await expect.poll(() => other.outsideRequests().toSorted()).toEqual(recorded);
    expect(page.url()).toMatch(/\/index\.html$/);
    expect(await page.evaluate(`drillroom.call('tiny.echo', 1)`)).toEqual({ ok: true, data: 1 });
    expect(logged(other)).toContain('window.refused');
  });
});

describe('the end of the program', () => {
  test('closing the window ends what runs for it, then the core, then the program', async () => {
    await using other = await openWindow({ main });
    await other.page.evaluate(() => void drillroom.stream('tiny.endless', {}, () => {}));
    expect(await other.app.close()).toBe(0);
    const events = logged(other);
    expect(events.filter((event) => event.startsWith('tiny.'))).toEqual(
      expect.arrayContaining(['tiny.windowClosed', 'tiny.closed']),
    );
    expect(events.indexOf('tiny.windowClosed')).toBeLessThan(events.indexOf('tiny.closed'));
  });

  test('after a kill it opens again on the same data', async () => {
    await using other = await openWindow({ main });
    await other.app.kill('SIGKILL');
    const page = await other.app.restart();
    await page.getByText('ready').waitFor();
    expect(logged(other).filter((event) => event === 'shell.started')).toHaveLength(2);
  });

  test('a page that objects stays open until the person agrees to leave', async () => {
    await using other = await openWindow({ main });
    const { page } = other;
    const answers = ['stay', 'leave'];
    const questions: string[] = [];
    page.on('dialog', (asked) => {
      if (asked.type() === 'beforeunload') return;
      questions.push(asked.message());
      void (answers.shift() === 'leave' ? asked.accept() : asked.dismiss());
    });
    await page.evaluate(`addEventListener('beforeunload', (event) => event.preventDefault())`);
    await page.locator('h1').click();
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => questions.length).toBe(1);
    expect(questions[0]).toContain('You are in the middle of something.');
    expect(await page.evaluate(`drillroom.call('tiny.echo', 1)`)).toEqual({ ok: true, data: 1 });
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => logged(other)).toContain('tiny.closed');
    expect(questions).toHaveLength(2);
  });

  test('a page that crashed comes back as somebody new', async () => {
    await using other = await openWindow({ main });
    const { page } = other;
    const before = await page.evaluate(`drillroom.call('tiny.who', {})`);
    const context = page.context();
    const replaced = context.waitForEvent('page');
    await page.goto('chrome://crash').catch(() => {});
    const next = await replaced;
    await next.getByText('ready').waitFor();
    const after = await next.evaluate(`drillroom.call('tiny.who', {})`);
    expect(after).toMatchObject({ ok: true });
    expect(after).not.toEqual(before);
    expect(logged(other)).toEqual(expect.arrayContaining(['window.gone', 'tiny.windowClosed']));
  });

  test('a second start says who has the store, brings that window to the front, and ends', async () => {
    await writeFile(
      path.join(opened.dataDir, 'store.lock.json'),
      '{"holder":"Drillroom on PC-7, user anna"}',
    );
    const register = fileURLToPath(new URL('../../../tools/standin/register.mjs', import.meta.url));
    const second = spawn(process.execPath, ['--import', register, main], {
      env: { ...process.env, DRILLROOM_DATA: opened.dataDir },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said = text(second.stderr);
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(0);
    expect(await said).toContain('locked: in use by Drillroom on PC-7, user anna');
    expect(logged(opened)).toContain('shell.locked');
    expect(await opened.page.evaluate('document.visibilityState')).toBe('visible');
    expect(await opened.page.evaluate(`drillroom.call('tiny.echo', 1)`)).toEqual({ ok: true, data: 1 });
    expect(existsSync(path.join(opened.dataDir, 'standin.lock'))).toBe(true);
    expect(logged(opened).filter((event) => event === 'shell.started')).toHaveLength(1);
  });
});
