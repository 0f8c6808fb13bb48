import { describe, expect, test } from 'vitest';
import { writtenActions } from '#tests/support/written-actions.ts';

/** What comes with a feature that is not there yet. */
const comesWith = (feature: string): { readonly comesWith: string } => ({ comesWith: feature });

/** PRODUCT 2.3: what is on record at least, and as which action. */
const wanted: readonly (readonly [string, readonly string[] | { readonly comesWith: string }])[] = [
  ['sign-in ok', ['session.signedIn', 'session.signedInByCode', 'session.signInKept']],
  ['sign-in failed', ['session.signInFailed', 'session.signInByCodeFailed']],
  ['sign-out', ['session.signedOut']],
  ['lock', ['session.locked']],
  ['unlock', ['session.unlocked', 'session.unlockFailed']],
  ['password given again', ['session.confirmed', 'session.confirmFailed']],
  ['account created', ['account.created']],
  ['account changed', ['account.changed', 'account.registered', 'account.unlocked']],
  ['password changed and reset', ['account.passwordChanged', 'account.passwordReset', 'account.codeIssued']],
  ['account deleted', ['account.deleted', 'account.deleteRefused']],
  ['content imported', ['content.imported', 'content.samplesAdded']],
  [
    'content changed and deleted',
    [
      'content.governed',
      'content.versionChosen',
      'content.binned',
      'content.restored',
      'content.purged',
      'content.reindexed',
    ],
  ],
  [
    'golden questions, and what was taken back by them',
    [
      'golden.added',
      'golden.edited',
      'golden.removed',
      'golden.restored',
      'golden.drafted',
      'golden.takenBack',
      'golden.accepted',
    ],
  ],
  ['session started', ['session.started']],
  ['session completed', ['session.completed']],
  ['session resumed', ['session.resumed']],
  ['session abandoned', ['session.abandoned']],
  ['report viewed', ['report.viewed']],
  ['report exported', ['report.exported']],
  ['note added', comesWith('trainers’ notes on reports')],
  ['booking made and changed', comesWith('bookings')],
  ['memory read by somebody else, edited, deleted', comesWith('memory')],
  ['settings changed', ['settings.changed']],
  [
    'backup and restore',
    ['backup.made', 'backup.verified', 'backup.removed', 'store.restoreBegun', 'store.restored'],
  ],
  ['update', comesWith('updates')],
  ['policy applied', ['policy.applied']],
  ['limit exceeded', ['limit.exceeded']],
  ['what else was tried and refused', ['call.refused']],
  ['keys: a recovery code of the store', ['store.recoveryCodeIssued', 'store.recoveryCodeRefused']],
  ['the record itself: checked, exported, trimmed', ['audit.verified', 'audit.exported', 'audit.trimmed']],
  ['everything taken out at once', ['store.exported']],
];

describe('on record is', () => {
  test.each(wanted.filter(([, actions]) => Array.isArray(actions)))('%s', (_what, actions) => {
    expect([...writtenActions]).toEqual(expect.arrayContaining([...(actions as readonly string[])]));
  });
});

test('what comes with a feature that is not there says with which', () => {
  const missing = wanted.flatMap(([what, by]) => ('comesWith' in by ? [`${what}: ${by.comesWith}`] : []));
  expect(missing).toMatchInlineSnapshot(`
    [
      "note added: trainers’ notes on reports",
      "booking made and changed: bookings",
      "memory read by somebody else, edited, deleted: memory",
      "update: updates",
    ]
  `);
});
