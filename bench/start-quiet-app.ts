import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '#main/app.ts';
import { headlessPorts } from '#main/hosts/headless/ports.ts';
import { fixedPolicy } from '#main/platform/policy/fixed-policy.ts';
import type { Ports } from '#main/platform/ports.ts';

/**
 * The app in this process on a store on disk, with wide limits and without a log; `end` takes everything away, unless it
 * lies in a folder that was named.
 */
export async function startQuietApp(
  more: Partial<Ports> = {},
  named: string | null = null,
): Promise<{ app: App; end: () => Promise<void> }> {
  const folder = named ?? mkdtempSync(join(tmpdir(), 'drillroom-bench-'));
  const app = await createApp({
    ...headlessPorts({
      dataDir: join(folder, 'data'),
      keyFile: join(folder, 'key'),
      mayCreateKey: true,
      startAt: undefined,
    }),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    policy: fixedPolicy({ limitFactor: 100_000 }),
    ...more,
  });
  const end = async (): Promise<void> => {
    await app.close();
    if (named === null) rmSync(folder, { recursive: true, force: true });
  };
  return { app, end };
}
