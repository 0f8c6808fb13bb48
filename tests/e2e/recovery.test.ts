import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { keyboardOf } from '../../tools/standin/keyboard.ts';
import { openWindow } from '../../tools/standin/open-window.ts';
import { call, goTo, signInAs, signInScreen } from './open-app.ts';
import { people, seedBranch } from './seed-branch.ts';

type Session = { remainingMs: number; turns: { speaker: string; text: string }[] };

const line = 'I would say it is quite normal to feel that way.';

test('after a kill in mid-session nothing that was answered is lost, and the clock did not run on', async () => {
  const branch = await seedBranch(temporaryFolder());
  await using window = await openWindow({ ...branch, width: 1280, height: 800 });
  const sessionId = branch.openId;
  const stored = async () => (await call(window.page, 'roleplay.session', { sessionId })) as Session;
  await signInAs(window.page, people.trainee.username);
  await goTo(window.page, '/today');
  await keyboardOf(window.page).press(window.page.getByRole('button', { name: 'Continue' }));
  await window.page.getByRole('textbox', { name: /^Your answer/ }).waitFor();
  await window.page.keyboard.type(line);
  await window.page.keyboard.press('Control+Enter');
  await window.page.getByText(/^Saved \d/).waitFor();
  await window.page.getByRole('button', { name: /^Stop/ }).waitFor({ state: 'detached' });
  const before = await stored();
  await window.app.kill('SIGKILL');

  const page = await window.app.restart();
  const keys = keyboardOf(page);
  await signInScreen(page).waitFor();
  await signInAs(page, people.trainee.username);
  await page.getByText(/left on the timer$/).waitFor();
  const after = await stored();
  expect(after.turns.slice(0, before.turns.length)).toEqual(before.turns);
  expect(after.turns.map(({ text }) => text)).toContain(line);
  // A heartbeat keeps the time every 5 s: no more than that may be given back.
  expect(after.remainingMs).toBeGreaterThanOrEqual(before.remainingMs);
  expect(after.remainingMs - before.remainingMs).toBeLessThanOrEqual(5000);

  await keys.press(page.getByRole('button', { name: 'Continue' }));
  await page.getByRole('region', { name: 'Conversation' }).getByText(line).waitFor();
  await page.getByRole('textbox', { name: /^Your answer/ }).waitFor();
  expect(window.outsideRequests()).toEqual([]);
});
