import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type OpenWindow, openWindow, type OpenWindowOptions } from '../../tools/standin/open-window.ts';
import { pictures } from './look-at.ts';
import { password } from './seed-branch.ts';

/** For a test file: one window for all its tests, with a picture of where one failed. Nothing may leave the program. */
export function appOfFile(options: () => Promise<OpenWindowOptions>): () => OpenWindow {
  let opened: OpenWindow;
  beforeAll(async () => {
    opened = await openWindow({ width: 1280, height: 800, ...(await options()) });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const name = `failed ${task.name.slice(0, 60)}`.replaceAll(/\W+/g, '-');
    await opened.page.screenshot({ path: join(pictures, `${name}.png`) });
  });
  afterAll(async () => {
    const requests = opened.outsideRequests();
    await opened[Symbol.asyncDispose]();
    expect(requests).toEqual([]);
  });
  return () => opened;
}

/** Asks the main process what the window could ask it. */
export async function call(page: Page, op: string, input: object = {}): Promise<unknown> {
  const reply = await page.evaluate<{ ok: boolean; data: unknown; error: unknown }>(
    `drillroom.call(${JSON.stringify(op)}, ${JSON.stringify(input)})`,
  );
  if (!reply.ok) throw new Error(`${op} was refused: ${JSON.stringify(reply.error)}`);
  return reply.data;
}

/** Signs in without the screen for it, where signing in is not what is tested. */
export async function signInAs(page: Page, username: string): Promise<void> {
  await call(page, 'accounts.signIn', { identifier: username, password });
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
}

export const goTo = (page: Page, screen: string): Promise<void> =>
  page.evaluate(`location.hash = ${JSON.stringify(screen)}`);

/** The heading of the screen. */
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** What only the sign-in has, and no lock: its greeting follows the hour. */
export const signInScreen = (page: Page) => page.getByRole('button', { name: 'I am new here' });
