import type { World } from '#contract/sample.ts';
import { addPerson } from '#tests/support/add-person.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

/** Stands in every text of the person who is to be erased, and nowhere else. */
export const marker = 'zqxjmarker';

export const marked = { username: `ann.${marker}`, password: 'a password of the marked person' } as const;

/** A word of the marker is in every line, so that it gets into turns, judgements, states, plans and reports. */
const lines = [
  `My name is ${marker} and the first adjustment within 30 days is free.`,
  `${marker} says that it takes 40 minutes and is done by the same stylist.`,
  `Would Saturday at eleven suit you? Ask for ${marker}.`,
];

async function practise(
  test: TestApp,
  input: { readonly kind: 'interview' | 'customer'; readonly categoryId: string },
  end: 'finish' | 'abandon' | 'leave open',
): Promise<void> {
  const { roleplay } = test.window('marked').api;
  const { id: sessionId } = await roleplay.start({ ...input, difficulty: 'basic', minutes: 30 });
  for (const text of lines) {
    await test.app.dispatch({ windowId: 'marked' }, 'roleplay.say', { sessionId, text });
    test.clock.advance(15_000);
  }
  if (end === 'finish') await roleplay.finish({ sessionId });
  if (end === 'abandon') await roleplay.abandon({ sessionId });
}

/** A person who did everything that leaves something of theirs in the store. Answers the id of their account. */
export async function addMarkedPerson(test: TestApp, world: World): Promise<string> {
  const { categoryId } = await world.document();
  const { username, password } = marked;
  const id = await addPerson(
    (op, input) => test.as('admin', op, input),
    (op, input) => test.as('marked', op, input),
    { person: { name: `Ann ${marker}`, username, roles: ['trainee', 'admin'] }, password },
  );
  const window = test.window('marked');
  await window.api.accounts.changeMine({ email: `${marker}@branch.example`, phone: '+44 20 7946 0999' });
  await window.call('accounts.signIn', { identifier: marked.username, password: 'not the password' });
  await window.call('accounts.signIn', { identifier: `${marker} typed wrongly`, password: marked.password });
  await window.api.accounts.signIn({ identifier: username, password, keep: true });
  await window.api.accounts.newRecoveryCode({ password: marked.password });
  await practise(test, { kind: 'interview', categoryId }, 'finish');
  await practise(test, { kind: 'interview', categoryId }, 'abandon');
  const scenarios = (await window.api.roleplay.lobby({ categoryId })).scenarios;
  if (scenarios.length > 0) await practise(test, { kind: 'customer', categoryId }, 'finish');
  await practise(test, { kind: 'interview', categoryId }, 'leave open');
  const [report] = (await window.api.reports.list({})).items;
  if (report === undefined) throw new Error('The marked person has no report.');
  const { sessionId } = report;
  await window.api.reports.exportPdf({ sessionId });
  await test.window('trainer').api.reports.get({ sessionId });
  await window.api.library.import({
    categoryId,
    title: 'Care of a wig',
    fileName: 'care.txt',
    content: new TextEncoder().encode('Wash it every second week, in lukewarm water.'),
  });
  return id;
}
