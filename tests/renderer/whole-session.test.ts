import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { startTestApp } from '#tests/support/start-test-app.ts';
import { coreBridge } from './core-bridge.ts';
import { axeFindings } from './axe-findings.ts';
import { openPage, type PageBridge } from './open-page.ts';
import { browserUnderTest } from './window-under-test.ts';

const browser = browserUnderTest();
const home = inject('windowUrl');

const password = 'brisk kettle harbour';

/** A branch with its sample material and its first admin, who is signed in at the window. */
async function openOverCore(between: (bridge: PageBridge) => PageBridge = (bridge) => bridge) {
  const { app, rows } = await startTestApp();
  const bridge = between(coreBridge(app));
  await bridge.call('accounts.createFirstAdmin', { name: 'Dana Whitlock', username: 'dana', password });
  await bridge.call('library.addSamples', {});
  const { page, faults, close } = await openPage(browser(), { url: `${home}#/practice`, bridge });
  return { page, faults, close, rows };
}

const answerOf = (number: number): string =>
  `Answer ${number}: I would ask first what matters to you, then show it by the window. It is included.`;

/** Says line after line until the session ends by itself; returns what was typed. */
async function talkToTheEnd(page: Page): Promise<string[]> {
  const typed: string[] = [];
  const box = page.getByRole('textbox', { name: /^Your answer/ });
  const end = page.getByRole('link', { name: 'Open the report' });
  await box.waitFor();
  while ((await end.count()) === 0) {
    const text = answerOf(typed.length + 1);
    await box.fill(text);
    await page.keyboard.press('Control+Enter');
    await page.getByText(text, { exact: true }).first().waitFor();
    typed.push(text);
    expect(typed.length).toBeLessThan(60);
    // The line is stored when the box is empty or gone, and answered when nobody is speaking.
    await expect.poll(() => page.evaluate(`document.querySelector('textarea')?.value ?? ''`)).toBe('');
    await page.getByText('is answering').waitFor({ state: 'detached' });
  }
  return typed;
}

test('an interview on the sample material goes from the lobby to a report with every word that was typed', async () => {
  const { page, faults, close, rows } = await openOverCore();
  try {
    await page.getByText('Sales Objections').first().click();
    await page.getByRole('button', { name: 'Start' }).click();
    const typed = await talkToTheEnd(page);
    expect(await axeFindings(page)).toEqual([]);
    const stored = await rows<{ text: string }>(
      `SELECT text FROM turns WHERE speaker = 'trainee' ORDER BY ordinal`,
    );
    expect(stored.map(({ text }) => text)).toEqual(typed);

    await page.getByRole('link', { name: 'Open the report' }).press('Enter');
    await page.getByRole('heading', { name: 'Question by question' }).waitFor();
    for (const text of typed) await expect.poll(() => page.getByText(text, { exact: true }).count()).toBe(1);
    expect(await axeFindings(page)).toEqual([]);
    expect(await faults()).toEqual([]);
  } finally {
    await close();
  }
});

test('a customer is talked to, paused, gone on with, and the session ended early with a report', async () => {
  const { page, faults, close } = await openOverCore();
  try {
    await page.getByText('Sales Objections').first().click();
    await page.getByText('Customer role-play').click();
    await page.getByRole('button', { name: 'Start' }).click();
    const box = page.getByRole('textbox', { name: /^Your answer/ });
    await box.fill(answerOf(1));
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Saved /).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText(/^Paused with /).waitFor();
    await page.getByRole('button', { name: 'Go on' }).press('Enter');
    await box.waitFor();
    await page.getByRole('button', { name: 'End and debrief' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End and debrief' }).click();
    await page.getByRole('heading', { name: 'Moment by moment' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Reports' }).first().click();
    await page.getByRole('row').nth(1).waitFor();
    expect(await faults()).toEqual([]);
  } finally {
    await close();
  }
});

/** A coach that has stored its answer, but writes only its first words until it is stopped. */
const hesitating = (bridge: PageBridge): PageBridge => ({
  ...bridge,
  stream: async (op, input, onPart, cancelled) => {
    let parts = 0;
    await bridge.stream(op, input, async (part) => (parts++ < 2 ? onPart(part) : undefined), cancelled);
    if (!cancelled.aborted) {
      await new Promise((resolve) => cancelled.addEventListener('abort', resolve));
    }
    return { ok: false, error: { code: 'CANCELLED' } };
  },
});

test('Escape stops an answer that is being written; line and answer are stored, and the box is free', async () => {
  const { page, faults, close } = await openOverCore(hesitating);
  try {
    await page.getByRole('button', { name: 'Start' }).click();
    const box = page.getByRole('textbox', { name: /^Your answer/ });
    await box.fill(answerOf(1));
    await page.keyboard.press('Control+Enter');
    // The stored answer may already be shown; as long as it is being written, it can be stopped.
    const stop = page.getByRole('button', { name: /^Stop/ });
    await stop.waitFor();
    await expect.poll(() => box.inputValue()).toBe('');
    await page.keyboard.type('And one more thing');
    await page.keyboard.press('Escape');
    await stop.waitFor({ state: 'detached' });
    await page.getByText('Question 2 of').waitFor();
    await expect.poll(() => box.inputValue()).toBe('And one more thing');
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    await expect.poll(() => page.getByText(answerOf(1), { exact: true }).count()).toBe(1);
    expect(await faults()).toEqual([]);
  } finally {
    await close();
  }
});
