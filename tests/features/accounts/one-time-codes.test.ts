import { describe, expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import { readNotice } from '#tests/support/add-person.ts';
import { refusal } from './refusal.ts';

const newPassword = 'seven green lanterns';
const hour = 3_600_000;

/** A branch in which an admin has made a code for the trainee, and a window at the sign-in. */
async function withCode() {
  const branch = await startBranch();
  const admin = branch.test.window('admin').api;
  const id = await branch.world.idOf('trainee');
  const { code, expiresAt } = await admin.accounts.issueCode({ id });
  const redeem = (change: Partial<{ identifier: string; code: string; newPassword: string }> = {}) =>
    refusal(
      branch.test
        .window('door')
        .api.accounts.redeemCode({ identifier: 'trainee', code, newPassword, ...change }),
    );
  const { name, username, roles } = await admin.accounts.person({ id });
  const setActive = (isActive: boolean) =>
    admin.accounts.update({ id, name, username, roles, isActive, mustChangePassword: false });
  return { ...branch, admin, id, code, expiresAt, redeem, setActive };
}

describe('a one-time code', () => {
  test('lets its person choose a password and signs them in; the sign-ins from before end', async () => {
    const { test: app, redeem, code } = await withCode();
    expect(await redeem({ code: code.toLowerCase().replaceAll('-', ' ') })).toBe('OK');
    expect(await app.window('door').api.accounts.me({})).toMatchObject({ username: 'trainee', owes: [] });
    expect(await refusal(app.window('trainee').api.accounts.me({}))).toBe('UNAUTHENTICATED');
    const signIn = (password: string) =>
      refusal(app.window('other').api.accounts.signIn({ identifier: 'trainee', password }));
    expect(await signIn(passwordOf('trainee'))).toBe('WRONG_CREDENTIALS');
    expect(await signIn(newPassword)).toBe('OK');
  });

  test('works once', async () => {
    const { redeem } = await withCode();
    expect(await redeem()).toBe('OK');
    expect(await redeem()).toBe('WRONG_CODE');
  });

  test('used at two windows at once works at one', async () => {
    const { test: app, code } = await withCode();
    const answers = await Promise.all(
      ['one', 'two'].map((id) =>
        refusal(app.window(id).api.accounts.redeemCode({ identifier: 'trainee', code, newPassword })),
      ),
    );
    expect(answers.toSorted()).toEqual(['OK', 'WRONG_CODE']);
  });

  test('lets nobody in who was deactivated while it was checked, and leaves their password as it was', async () => {
    const { test: app, redeem, setActive } = await withCode();
    const [answer] = await Promise.all([redeem(), setActive(false)]);
    expect(answer).toBe('WRONG_CODE');
    await setActive(true);
    const signIn = { identifier: 'trainee', password: passwordOf('trainee') };
    expect(await refusal(app.window('other').api.accounts.signIn(signIn))).toBe('OK');
  });

  test('is gone once its person was deactivated, and is not back with them', async () => {
    const { admin, id, redeem, setActive } = await withCode();
    for (const isActive of [false, true]) await setActive(isActive);
    expect(await redeem()).toBe('WRONG_CODE');
    expect(await admin.accounts.issueCode({ id })).toMatchObject({ purpose: 'reset' });
  });

  test('of somebody who never had a password is one to set up with, also after a deactivation', async () => {
    const { admin } = await withCode();
    const someone = { name: 'Kofi Mensah', username: 'kofi', roles: ['trainee' as const] };
    const { account } = await admin.accounts.create(someone);
    for (const isActive of [false, true])
      await admin.accounts.update({ ...someone, id: account.id, isActive, mustChangePassword: false });
    expect(await admin.accounts.issueCode({ id: account.id })).toMatchObject({ purpose: 'setUp' });
  });

  test('is worth nothing to another person, and each wrong try is on record', async () => {
    const { test: app, redeem, id } = await withCode();
    expect(await redeem({ identifier: 'otherTrainee' })).toBe('WRONG_CODE');
    expect(await redeem({ identifier: 'nobody.here' })).toBe('WRONG_CODE');
    expect(await redeem({ code: '0000-0000-0000' })).toBe('WRONG_CODE');
    const rows = await app.rows("SELECT subject_id, outcome FROM audit WHERE action = 'account.codeRefused'");
    expect(rows).toHaveLength(3);
    expect(rows[2]).toEqual({ subject_id: id, outcome: 'refused' });
  });

  test('works for an hour, and no longer because somebody sets the clock', async () => {
    const { test: app, redeem, expiresAt } = await withCode();
    expect(Date.parse(expiresAt) - app.clock.now().getTime()).toBe(hour);
    app.clock.setWall('2025-11-20T09:00:00.000Z');
    app.clock.advance(hour);
    expect(await redeem()).toBe('WRONG_CODE');
  });

  test('has expired after a restart with the clock set back behind what was seen before', async () => {
    const { test: app, code } = await withCode();
    app.clock.advance(hour - 1000);
    await app.window('other').api.accounts.signIn({ identifier: 'viewer', password: passwordOf('viewer') });
    app.clock.setWall('2026-11-20T09:00:00.000Z');
    const later = await app.restart();
    later.clock.advance(2000);
    const late = later.window('door').api.accounts.redeemCode({ identifier: 'trainee', code, newPassword });
    expect(await refusal(late)).toBe('WRONG_CODE');
  });

  test('leaves nothing in the store ten minutes after its time is over, whatever the clock was set to', async () => {
    const { test: app, admin, id, expiresAt } = await withCode();
    const { setUp } = await admin.accounts.create({ name: 'Dana', username: 'dana', roles: ['trainee'] });
    const held = () => app.rows<{ purpose: string }>('SELECT purpose FROM one_time_codes ORDER BY purpose');
    app.clock.advance(hour - 1);
    expect(await held()).toEqual([{ purpose: 'reset' }, { purpose: 'setUp' }]);
    app.clock.setWall('2025-11-20T09:00:00.000Z');
    app.clock.advance(hour / 6);
    expect(await held()).toEqual([{ purpose: 'setUp' }]);
    const again = app.window('again').api;
    await again.accounts.signIn({ identifier: 'admin', password: passwordOf('admin') });
    expect(await again.accounts.person({ id })).toMatchObject({ codeExpiresAt: null });
    expect([expiresAt < setUp.expiresAt, (await again.accounts.issueCode({ id })).purpose]).toEqual([
      true,
      'reset',
    ]);
    app.clock.sleep(14 * 24 * hour);
    app.clock.advance(hour / 6);
    expect(await held()).toEqual([]);
  });

  test('takes the place of the one before', async () => {
    const { admin, id, redeem } = await withCode();
    const { code: next } = await admin.accounts.issueCode({ id });
    expect(await redeem()).toBe('WRONG_CODE');
    expect(await redeem({ code: next })).toBe('OK');
  });

  test('is guessed at five times an hour on the whole PC, and right ones cost nothing', async () => {
    const { test: app, redeem } = await withCode();
    for (let at = 0; at < 5; at += 1) {
      const guess = { identifier: 'trainee', code: '0000-0000-0000', newPassword };
      expect(await refusal(app.window(`w${at}`).api.accounts.redeemCode(guess))).toBe('WRONG_CODE');
    }
    expect(await redeem()).toBe('RATE_LIMITED');
    app.clock.advance(hour / 5);
    expect(await redeem()).toBe('OK');
  });

  test('ends a lock', async () => {
    const { test: app, redeem } = await withCode();
    const wrong = () =>
      app.window('other').call('accounts.signIn', { identifier: 'trainee', password: 'wrong' });
    for (let at = 0; at < 5; at += 1) await wrong();
    expect(await redeem()).toBe('OK');
    app.clock.advance(60_000);
    const signIn = app.window('other').api.accounts.signIn({ identifier: 'trainee', password: newPassword });
    expect(await refusal(signIn)).toBe('OK');
  });

  test('is refused with a password that is easy to guess or the one before, and is still good for a better one', async () => {
    const { test: app, redeem, code } = await withCode();
    const easy = { identifier: 'trainee', code, newPassword: 'The trainee' };
    const reply = await app.window('door').call('accounts.redeemCode', easy);
    expect(reply).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { fields: [{ path: 'newPassword', issue: 'too_easy' }] } },
    });
    const same = { ...easy, newPassword: passwordOf('trainee') };
    expect(await app.window('door').call('accounts.redeemCode', same)).toMatchObject({
      error: {
        code: 'INVALID_INPUT',
        details: { fields: [{ path: 'newPassword', issue: 'same_password' }] },
      },
    });
    // However often: what is too easy is no guess.
    for (let at = 0; at < 6; at += 1)
      expect(await app.window('door').call('accounts.redeemCode', easy)).toMatchObject({
        error: { code: 'INVALID_INPUT' },
      });
    // The password that somebody has is a secret of theirs, also for who holds their slip: it is guessed at no more often.
    const asked = [];
    for (let at = 0; at < 6; at += 1) {
      const reply = await app.window('door').call('accounts.redeemCode', same);
      asked.push(reply.ok ? 'OK' : reply.error.code);
    }
    expect([asked[0], asked.at(-1)]).toEqual(['INVALID_INPUT', 'RATE_LIMITED']);
    app.clock.advance(hour / 2);
    // A guess of the code learns nothing of that: it is told that the code is wrong.
    expect(await redeem({ code: '0000-0000-0000', newPassword: 'password12' })).toBe('WRONG_CODE');
    expect(await redeem()).toBe('OK');
  });

  test('stands nowhere but as a keyed hash', async () => {
    const { test: app, code } = await withCode();
    const [row] = await app.rows<Record<string, string>>('SELECT * FROM one_time_codes');
    expect(row?.['code_hash']).toMatch(/^v1\$[0-9a-f]{64}$/);
    const everything = JSON.stringify([row, app.log, await app.rows('SELECT * FROM audit')]);
    expect(everything).not.toContain(code);
    expect(everything).not.toContain(code.replaceAll('-', ''));
  });
});

describe('somebody new', () => {
  test('gets a code of two weeks, and owes the privacy notice before anything else', async () => {
    const { test: app, admin } = await withCode();
    const { account, setUp } = await admin.accounts.create({
      name: 'Dana Whitlock',
      username: 'dana',
      email: 'dana@branch.example',
      phone: '',
      roles: ['trainee'],
    });
    expect(account).toMatchObject({
      email: 'dana@branch.example',
      phone: null,
      codeExpiresAt: setUp.expiresAt,
    });
    expect(setUp.purpose).toBe('setUp');
    expect(Date.parse(setUp.expiresAt) - app.clock.now().getTime()).toBe(14 * 24 * hour);
    const { api } = app.window('dana');
    expect(await refusal(api.accounts.signIn({ identifier: 'dana', password: newPassword }))).toBe(
      'WRONG_CREDENTIALS',
    );
    const me = await api.accounts.redeemCode({
      identifier: 'DANA@branch.example',
      code: setUp.code,
      newPassword,
    });
    expect(me.owes).toEqual(['notice']);
    expect(await refusal(api.library.list({}))).toBe('FORBIDDEN');
    expect(await refusal(api.accounts.acceptNotice({ version: 'another' }))).toBe('CONFLICT');
    await readNotice((op, input) => app.as('dana', op, input));
    expect((await api.accounts.me({})).owes).toEqual([]);
    expect(await refusal(api.library.list({}))).toBe('OK');
  });

  test('who never used the code gets another of the same kind', async () => {
    const { admin } = await withCode();
    const { account } = await admin.accounts.create({ name: 'Dana', username: 'dana', roles: ['trainee'] });
    expect((await admin.accounts.issueCode({ id: account.id })).purpose).toBe('setUp');
  });
});

describe('a forgotten password', () => {
  test('is asked for in the same way for a known and an unknown name, and admins see who asks', async () => {
    const { test: app, admin, id } = await withCode();
    const ask = (identifier: string) => app.window('door').call('accounts.askForCode', { identifier });
    expect(await ask('trainee')).toEqual(await ask('nobody.here'));
    expect(await admin.accounts.person({ id })).toMatchObject({ asksForCode: true });
    await admin.accounts.issueCode({ id });
    expect(await admin.accounts.person({ id })).toMatchObject({ asksForCode: false });
  });

  test('is replaced after signing in with one’s own recovery code, without the old one', async () => {
    const { test: app } = await withCode();
    const own = app.window('trainee').api;
    const { personalCode } = await own.accounts.newPersonalCode({ password: passwordOf('trainee') });
    const { api } = app.window('door');
    expect(await api.accounts.signInByCode({ personalCode })).toMatchObject({
      owes: ['password'],
      cameByCode: true,
    });
    expect(await refusal(api.library.list({}))).toBe('FORBIDDEN');
    expect(await api.accounts.changePassword({ newPassword })).toMatchObject({ owes: [], cameByCode: false });
    expect(await refusal(api.accounts.changePassword({ newPassword: `${newPassword} two` }))).toBe(
      'WRONG_CREDENTIALS',
    );
    expect(await refusal(api.library.list({}))).toBe('OK');
  });
});
