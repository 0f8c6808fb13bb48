import { expect, test } from 'vitest';
import { attackAddresses } from '#tests/hosts/electron/attack-addresses.ts';
import { isTrustedSender, type SenderFrame } from './is-trusted-sender.ts';

const page: SenderFrame = {
  url: 'app://bundle/index.html#/today',
  origin: 'app://bundle',
  parent: null,
  detached: false,
  isDestroyed: () => false,
};

test('the app’s own page is believed', () => expect(isTrustedSender(page)).toBe(true));

test.each([
  ['a frame that is gone', null],
  ['a destroyed frame', { ...page, isDestroyed: () => true }],
  ['a detached frame', { ...page, detached: true }],
  ['a child frame', { ...page, parent: page }],
  ['a blank page', { ...page, url: 'about:blank' }],
  ['a blank page that inherited the origin', { ...page, url: '' }],
  ['another page of the same origin', { ...page, url: 'app://bundle/other.html' }],
  ['another origin', { ...page, origin: 'https://example.com', url: 'https://example.com/' }],
  ['an opaque origin', { ...page, origin: 'null' }],
  ['an origin that begins alike', { ...page, origin: 'app://bundle.evil' }],
  [
    'a frame that goes away meanwhile',
    {
      ...page,
      isDestroyed: () => {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      },
    },
  ],
])('%s is not', (_what, frame) => expect(isTrustedSender(frame)).toBe(false));

test('nor is a page at any address of the table of attacks, whatever origin it says', () => {
  const believed = attackAddresses.filter(([, url]) => isTrustedSender({ ...page, url }));
  expect(believed).toEqual([]);
  expect(
    attackAddresses.filter(([, origin]) => origin !== 'app://bundle' && isTrustedSender({ ...page, origin })),
  ).toEqual([]);
});
