import { describe, expect, test } from 'vitest';
import { createSettings } from '#main/kernel/settings.ts';
import type { SamplePerson } from '#contract/sample.ts';
import { passwordOf } from '../support/make-world.ts';
import { arrange } from './arrange.ts';
import { operations } from './operations.ts';

const asksAgain = operations.filter(({ op }) => op.kind === 'command' && op.stepUp === true);
const minutes = createSettings().get('stepUpMinutes');

/** What admins and viewers do without their password, although it is no mere look. */
const withoutPassword: Readonly<Record<string, string>> = {
  'accounts.newRecoveryCode': 'its input has the password',
  'accounts.rekey': 'its input has the password',
  'myData.erasePerson': 'its input has the password',
  'library.import': 'adds material, which the audit names and an admin can take back',
  'library.openBatch': 'adds material',
  'library.enqueue': 'adds material',
  'library.decideCustomerData': 'adds material, as the file holds it or with less in it',
  'library.decideImport': 'adds material; what it takes the place of stays as a version before it',
  'library.pauseImport': 'puts off what adds material',
  'library.resumeImport': 'adds material',
  'library.retryImport': 'adds material',
  'library.cancelImport': 'takes away what never was material',
  'library.clearImported': 'takes lines off a list',
  'library.addSamples': 'adds material',
  'library.govern': 'hides or shows, which the audit names and an admin can take back',
  'library.makeCurrent': 'the version before stays, and can be chosen again',
  'library.remove': 'the bin keeps it for 30 days',
  'library.restore': 'takes nothing away',
  'library.reindex': 'makes anew what search made of the same texts',
  'library.goldenAdd': 'adds a question to measure by',
  'library.goldenEdit': 'changes a question to measure by, which the audit names',
  'library.goldenRemove': 'can be brought back for a day',
  'library.goldenRestore': 'takes nothing away',
  'library.goldenDraft': 'only proposes',
  'library.goldenMeasure': 'changes nothing that is read',
  'library.goldenAccept': 'only says what later measurements are compared with',
  'library.goldenTakeBack':
    'deletes nothing: what it throws away lies in the bin, what it replaces stays a version',
  'library.setCover': 'changes what stands on the front; the picture stays',
  'pictures.add': 'adds material',
  'pictures.change': 'changes the words of a picture, which everybody sees and an admin can change again',
  'packs.import':
    'takes only what a publisher signed whom an admin trusted by the password, and touches only what that publisher brought',
  'audit.verify': 'changes nothing',
  'backups.make': 'takes nothing away, and stays on this PC, encrypted',
  'backups.verify': 'changes nothing',
};

test('a command of admins or viewers asks for the password again, or it is said why not', () => {
  const silent = operations
    .filter(({ op }) => op.kind === 'command' && (op.access === 'administers' || op.access === 'oversees'))
    .filter((declared) => !asksAgain.includes(declared))
    .map(({ path }) => path);
  expect(silent.toSorted()).toEqual(Object.keys(withoutPassword).toSorted());
});

describe.each(asksAgain)('$path', (declared) => {
  test('is refused when the password was given too long ago, and works once it is given again', async () => {
    const { test: branch, input } = await arrange(declared);
    const person = declared.sample.as as SamplePerson;
    const window = branch.window(person);
    branch.clock.advance(minutes * 60_000);
    const refused = { ok: false, error: { code: 'FORBIDDEN', details: { stepUp: true } } };
    expect(await window.call(declared.path, input)).toEqual(refused);
    expect(await window.call('accounts.confirmPassword', { password: 'not the password' })).toMatchObject({
      error: { code: 'WRONG_CREDENTIALS' },
    });
    expect(await window.call(declared.path, input)).toEqual(refused);
    await window.api.accounts.confirmPassword({ password: passwordOf(person) });
    expect(await window.call(declared.path, input)).toMatchObject({ ok: true });
  });
});
