import { expect, test } from 'vitest';
import { scryptStretch } from '../stretch-code.ts';
import { systemRandom } from '../system/system-random.ts';
import {
  fitsKeyCheck,
  keyCheck,
  makeKeyRing,
  newStretching,
  sealForRecovery,
  sealForVault,
  unsealFromRecovery,
  unsealFromVault,
} from './key-record.ts';

const ring = makeKeyRing(systemRandom);
const sealed = sealForVault(ring, 'store-1', systemRandom);

test('the master key opens the keys of its store', () => {
  expect(unsealFromVault(sealed, ring.master, 'store-1')).toEqual(ring);
});

test('another key, another store or another length opens nothing', () => {
  expect(unsealFromVault(sealed, makeKeyRing(systemRandom).master, 'store-1')).toBeNull();
  expect(unsealFromVault(sealed, ring.master, 'store-2')).toBeNull();
  expect(unsealFromVault(sealed, ring.master.slice(1), 'store-1')).toBeNull();
  expect(unsealFromVault(sealed, new Uint8Array(), 'store-1')).toBeNull();
});

test('a changed byte anywhere in the sealed copy shows', () => {
  const bytes = Buffer.from(sealed, 'base64');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(unsealFromVault(changed.toString('base64'), ring.master, 'store-1')).toBeNull();
  }
  for (const length of [0, 11, 12, 28, bytes.length - 1]) {
    expect(unsealFromVault(bytes.subarray(0, length).toString('base64'), ring.master, 'store-1')).toBeNull();
  }
});

test('the same keys sealed twice look different', () => {
  expect(sealForVault(ring, 'store-1', systemRandom)).not.toBe(sealed);
});

test('the recovery code opens the keys and the master key, and only its own copy', async () => {
  const stretching = newStretching(systemRandom);
  const stretchCode = scryptStretch({ costAtMost: 4 });
  const copy = await sealForRecovery(ring, 'store-1', 'CODE', stretching, {
    random: systemRandom,
    stretchCode,
  });
  expect(await unsealFromRecovery(copy, 'store-1', 'CODE', stretching, stretchCode)).toEqual(ring);
  expect(await unsealFromRecovery(copy, 'store-1', 'EDOC', stretching, stretchCode)).toBeNull();
  expect(await unsealFromRecovery(sealed, 'store-1', 'CODE', stretching, stretchCode)).toBeNull();
  expect(unsealFromVault(copy, ring.master, 'store-1')).toBeNull();
});

test('the key check value fits one data key', () => {
  expect(keyCheck(new Uint8Array(32))).toMatch(/^[0-9a-f]{16}$/);
  expect(fitsKeyCheck(ring.data, keyCheck(ring.data))).toBe(true);
  expect(fitsKeyCheck(ring.data, keyCheck(ring.audit))).toBe(false);
  expect(fitsKeyCheck(ring.data, '')).toBe(false);
});
