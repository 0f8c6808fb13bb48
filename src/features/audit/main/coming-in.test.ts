import { expect, test } from 'vitest';
import { z } from 'zod';
import { limits } from '#contract/limits.ts';
import { command } from '#contract/op.ts';
import { contract } from '#features/contract.ts';
import { comingIn } from './coming-in.ts';

test('the ways in are those by which somebody comes in here now', () => {
  expect(comingIn(contract)).toEqual({
    done: [
      'account.created',
      'session.signedIn',
      'session.signedInByCode',
      'account.passwordReset',
      'session.signInKept',
    ],
    refused: ['session.signInFailed', 'session.signInByCodeFailed', 'account.codeRefused'],
  });
});

test('a new way in is one as soon as it is declared, and what else changes a session is none', () => {
  const declared = {
    about: 'x',
    access: 'anyone',
    rate: limits.commands,
    input: z.strictObject({}),
    output: z.object({}),
    changesSession: 'enters',
  } as const;
  const audit = { action: 'session.signedInByCard', refusedAs: 'session.cardRefused', subject: () => null };
  const ways = comingIn({
    doors: {
      byCard: command({ ...declared, audit }),
      erase: command({ ...declared, access: 'signedIn', audit: { ...audit, action: 'account.deleted' } }),
      leave: command({ ...declared, changesSession: 'leaves', audit: { ...audit, action: 'session.left' } }),
      silent: command({ ...declared, audit: { none: 'a test' } }),
    },
  });
  expect(ways).toEqual({ done: ['session.signedInByCard'], refused: ['session.cardRefused'] });
});
