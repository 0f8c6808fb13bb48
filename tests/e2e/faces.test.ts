import { beforeAll, expect, test } from 'vitest';
import { appOfFile, call, goTo, heading } from './open-app.ts';
import { lookAt } from './look-at.ts';
import { password } from './seed-branch.ts';

const app = appOfFile(async () => ({}));
const nobody = '01900000-0000-7000-8000-000000000000';

beforeAll(async () => {
  const { page } = app();
  await heading(page, 'Set up the first account').waitFor();
  await call(page, 'accounts.createFirstAdmin', { name: 'Tomas Reyes', username: 'tomas.reyes', password });
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
});

test('before there is anything to show, each screen says so and offers a next step', async () => {
  const { page } = app();
  const wrong: string[] = [];
  for (const [name, screen, words] of [
    ['empty-today', '/today', 'No training material yet'],
    ['empty-library', '/library', 'No documents yet'],
    ['empty-reports', '/reports', 'Your first report will stand here'],
    ['empty-practice', '/practice', /topics without material/],
  ] as const) {
    await goTo(page, screen);
    const stands = page.getByRole('main').getByText(words).filter({ visible: true });
    wrong.push(...(await lookAt(page, name, stands)));
  }
  expect(wrong).toEqual([]);
});

test('what is not here, or not yours, is said in words with a way on', async () => {
  const { page } = app();
  const wrong: string[] = [];
  for (const [name, screen, words] of [
    ['error-document', `/library/${nobody}`, 'This document is not in the library'],
    ['error-report', `/reports/${nobody}`, 'This report is not here'],
    ['error-session', `/practice/run/${nobody}`, 'This session is not here'],
  ] as const) {
    await goTo(page, screen);
    wrong.push(...(await lookAt(page, name, page.getByText(words))));
  }
  expect(wrong).toEqual([]);
});

test('while the main process is held up, a screen shows the shape of what will stand there', async () => {
  const { page, app: program } = app();
  await goTo(page, '/today');
  await heading(page, /^Good /).waitFor();
  process.kill(program.pid, 'SIGSTOP');
  try {
    await goTo(page, '/admin/people');
    await heading(page, 'People').waitFor();
    await page.getByText('Loading', { exact: true }).waitFor();
    await expect.poll(() => page.getByText('tomas.reyes').count()).toBe(0);
  } finally {
    process.kill(program.pid, 'SIGCONT');
  }
  await page.getByRole('row', { name: 'Tomas Reyes' }).waitFor();
  await expect.poll(() => page.getByText('Loading', { exact: true }).count()).toBe(0);
});
