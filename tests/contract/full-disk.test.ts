import { describe, expect, test } from 'vitest';
import { worksOnFullDisk } from '#contract/op.ts';
import { smallDisk } from '../support/small-disk.ts';
import { arrange } from './arrange.ts';
import { operations } from './operations.ts';

/** What goes on while the disk is full: coming in and going out, with what people owe when they come in; and making room. */
const goOn = [
  'accounts.signIn',
  'accounts.signInByCode',
  'accounts.redeemCode',
  'accounts.resume',
  'accounts.unlock',
  'accounts.signOut',
  'accounts.lock',
  'accounts.stayAwake',
  'accounts.acceptNotice',
  'accounts.changePassword',
  'accounts.confirmPassword',
  'accounts.endSignIn',
  'accounts.signOutEverywhere',
  // What support needs to see is most wanted then; it writes its audit row.
  'health.supportBundle',
  'backups.remove',
];

test('the commands that go on while the disk is full are those by which people come and go, and that make room', () => {
  const declared = operations.filter(({ op }) => op.kind !== 'query' && op.needs !== 'nothing');
  expect(declared.filter(({ op }) => worksOnFullDisk(op)).map(({ path }) => path)).toEqual(goOn);
});

const full = { ok: false, error: { code: 'UNAVAILABLE', details: { store: 'disk_full' } } };

const worked = operations.filter(({ op }) => worksOnFullDisk(op));
const waits = operations.filter(({ op }) => !worksOnFullDisk(op));

describe.each(worked)('$path', (declared) => {
  test('works while the disk is full', async () => {
    const disk = smallDisk();
    const { test: branch, input } = await arrange(declared, { disk });
    disk.leave(disk.reserveBytes - 1);
    expect(await branch.window(declared.sample.as).call(declared.path, input)).toMatchObject({ ok: true });
  });
});

describe.each(waits)('$path', (declared) => {
  test('is refused while the disk is full, before anything is done, and works once there is room', async () => {
    const disk = smallDisk();
    const { test: branch, input } = await arrange(declared, { disk });
    const window = branch.window(declared.sample.as);
    const commits = () => branch.rows('SELECT commits FROM commit_head');
    disk.leave(disk.reserveBytes - 1);
    const [before, hashings] = [await commits(), branch.hashings()];
    expect(await window.call(declared.path, input)).toMatchObject(full);
    expect([await commits(), branch.hashings()]).toEqual([before, hashings]);
    disk.leave(400 * disk.reserveBytes);
    const opening = await branch.window().call('system.retryOpening');
    expect(opening).toMatchObject({ ok: true, data: { state: 'ok', readOnly: null } });
    expect(await window.call(declared.path, input)).toMatchObject({ ok: true });
  });
});
