import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** For some seconds the primitive library keeps there what it has read aloud, also of buttons that are gone by then. */
const notLookedAt = '[data-live-announcer]';

type Violation = {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly target: readonly unknown[] }[];
};

/**
 * Runs axe in the page and takes out what it has against it, nothing else: its own package for Playwright puts all that
 * passed together as well and carries it over, which takes five times as long as the rules.
 */
async function violationsOn(page: Page, context: object, runOnly: object): Promise<readonly Violation[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axeSource);
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  return page.evaluate<readonly Violation[]>(
    `axe.run(${JSON.stringify(context)}, ${options}).then(({ violations }) => violations.map(({ id, nodes }) => ({
      id, nodes: nodes.map(({ html, target }) => ({ html, target })),
    })))`,
  );
}

/** What axe finds on the page, one line for each, so that a failed test can be read. */
export async function axeFindings(page: Page): Promise<string[]> {
  const violations = await violationsOn(page, { exclude: [[notLookedAt]] }, { type: 'tag', values: tags });
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => ({ id, node })));
  const lines: string[] = [];
  for (const { id, node } of found) {
    if (id === 'target-size' && !(await isSmall(page, String(node.target[0])))) continue;
    lines.push(`${id}: ${node.html.slice(0, 160)}`);
  }
  return lines;
}

/** Whether a target is small where it can be pressed: axe also counts what is scrolled half out of sight below a bar. */
async function isSmall(page: Page, target: string): Promise<boolean> {
  const element = `document.querySelector(${JSON.stringify(target)})`;
  await page.evaluate(`${element}.scrollIntoView({ block: 'center' })`);
  const rules = { type: 'rule', values: ['target-size'] };
  return (await violationsOn(page, { include: [[target]] }, rules)).length > 0;
}
