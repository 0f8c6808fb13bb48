import { expect, test } from 'vitest';
import { isNoWider, LimitFigures, limits } from './limits.ts';

test('the limits are those of the product', () => {
  const told = Object.values(limits).map(({ limit, max, perSeconds, guardsSecret }) =>
    [limit, `${max} in ${perSeconds} s`, ...(guardsSecret === true ? ['guards a secret'] : [])].join(', '),
  );
  expect(told).toEqual([
    'signInPerAccount, 5 in 60 s, guards a secret',
    'signInPerPc, 20 in 3600 s, guards a secret',
    'registration, 3 in 3600 s',
    'resetRequest, 3 in 3600 s',
    'resetConfirm, 5 in 3600 s, guards a secret',
    'verification, 10 in 3600 s, guards a secret',
    'storeRecovery, 5 in 3600 s, guards a secret',
    'adminCreation, 5 in 86400 s',
    'uploads, 10 in 3600 s',
    'filesOfBatches, 2000 in 3600 s',
    'embedding, 60 in 60 s',
    'retrieval, 60 in 60 s',
    'suggestions, 600 in 60 s',
    'passwordRatings, 60 in 60 s',
    'chat, 30 in 60 s',
    'answers, 60 in 60 s',
    'bookings, 20 in 3600 s',
    'mail, 100 in 3600 s',
    'leaving, 60 in 60 s',
    'commands, 200 in 3600 s',
    'queries, 600 in 60 s',
  ]);
});

test.each([
  ['fewer in the same time', { max: 4, perSeconds: 60 }, true],
  ['as many in a longer time', { max: 5, perSeconds: 120 }, true],
  ['the same', { max: 5, perSeconds: 60 }, true],
  ['more at once, however slowly they come back', { max: 6, perSeconds: 86_400 }, false],
  ['fewer at once that come back sooner', { max: 1, perSeconds: 1 }, false],
])('a limit of 5 in 60 s is made no wider by %s: %o is %s', (_what, other, expected) => {
  expect(isNoWider(other, { max: 5, perSeconds: 60 })).toBe(expected);
});

test.each([
  ['a limit that guards a secret is made tighter', { signInPerPc: { max: 10, perSeconds: 3600 } }, true],
  ['a limit that guards a secret is made wider', { signInPerPc: { max: 21, perSeconds: 3600 } }, false],
  ['another limit is made wider', { commands: { max: 2000, perSeconds: 3600 } }, true],
  ['another limit is as good as switched off', { commands: { max: 1, perSeconds: 0.001 } }, false],
  [
    'another limit is more than a hundred times as wide',
    { commands: { max: 20_001, perSeconds: 3600 } },
    false,
  ],
  ['a limit lets nothing through', { queries: { max: 0, perSeconds: 60 } }, false],
  ['a limit is not known', { questions: { max: 1, perSeconds: 60 } }, false],
])('what a policy may set: %s', (_what, figures, expected) => {
  expect(LimitFigures.safeParse(figures).success).toBe(expected);
});
