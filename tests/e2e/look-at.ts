import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { axeFindings } from '#tests/renderer/axe-findings.ts';
import { projectRoot } from '../../scripts/project-root.ts';

/** Where pictures are kept. */
export const pictures = join(projectRoot, 'artefacts', 'e2e');
const sizes = [
  { width: 1280, height: 800 },
  { width: 320, height: 800 },
];
const themes = ['light', 'dark'] as const;

/**
 * Looks at the screen wide and narrow, light and dark, and keeps a picture of each: what has to stand there stands
 * there, nothing sticks out at the side, axe finds nothing. Answers what is wrong, one line for each.
 */
export async function lookAt(page: Page, name: string, ...stands: readonly Locator[]): Promise<string[]> {
  mkdirSync(pictures, { recursive: true });
  const wrong: string[] = [];
  for (const { width, height } of sizes) {
    for (const theme of themes) {
      const look = `${name}-${width}-${theme}`;
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      for (const one of stands) await one.first().waitFor();
      await page.screenshot({ path: join(pictures, `${look}.png`), animations: 'disabled' });
      const needed = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (needed > width) wrong.push(`${look}: it needs ${needed} px`);
      wrong.push(...(await axeFindings(page)).map((finding) => `${look}: ${finding}`));
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return wrong;
}
