/**
 * How long each operation takes through the headless host: a process of its own, one call at a time, on a store on disk.
 * Usage: node bench/rpc.ts [calls for each operation, 1000 unless said]
 * Prints p50 and p95 in ms, as the caller sees them; the inputs are those of the derived tests.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reply } from '#contract/errors.ts';
import type { World } from '#contract/sample.ts';
import { startHeadless } from '../tools/headless/headless-process.ts';
import { operations } from '../tests/contract/operations.ts';
import { makeBranch } from './make-branch.ts';

const wanted = Number(process.argv[2] ?? 1000);
/** A password hash costs 200 ms by intention, and a PDF is a document: fewer calls tell the same. */
const fewer: Record<string, number> = {
  'accounts.signIn': 20,
  'accounts.signOut': 20,
  'accounts.lock': 20,
  'accounts.unlock': 20,
  'accounts.create': 20,
  // It works once.
  'accounts.signInByCode': 1,
  // Its limit guards a secret, and no policy lifts that.
  'accounts.newRecoveryCode': 5,
  'reports.exportPdf': 100,
};
/** Made once in the life of a store, or they answer before anything is asked of the store. */
const leftOut = new Set(['accounts.createFirstAdmin', 'system.retryOpening', 'system.recover']);

const folder = mkdtempSync(join(tmpdir(), 'drillroom-bench-'));
const policy = join(folder, 'policy.json');
writeFileSync(policy, JSON.stringify({ limitFactor: 100_000 }));
const host = startHeadless([
  '--data',
  join(folder, 'data'),
  '--key-file',
  join(folder, 'key'),
  '--policy',
  policy,
]);

try {
  const branch = await makeBranch((op, input) => host.call(op, input));
  console.log('operation'.padEnd(24), 'calls'.padStart(6), 'p50 ms'.padStart(9), 'p95 ms'.padStart(9));
  for (const { path, op, sample } of operations) {
    if (leftOut.has(path)) continue;
    const calls = Math.min(wanted, fewer[path] ?? wanted);
    const took: number[] = [];
    for (let call = 0; call < calls; call += 1) {
      const input: unknown = await sample.input(branch.world satisfies World);
      if (sample.as !== 'nobody') await branch.become(sample.as);
      if (path === 'roleplay.start') await branch.closeSession();
      if (sample.world === 'locked window') await host.call('accounts.lock');
      const from = performance.now();
      const reply: Reply = await host.call(path, input);
      took.push(performance.now() - from);
      if (!reply.ok) throw new Error(`${path} answered ${JSON.stringify(reply.error)}`);
      if (op.kind === 'command' && op.changesSession !== undefined) branch.forget();
    }
    const sorted = took.toSorted((a, b) => a - b);
    const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(2);
    console.log(path.padEnd(24), String(calls).padStart(6), at(0.5).padStart(9), at(0.95).padStart(9));
  }
} finally {
  await host.end();
  rmSync(folder, { recursive: true, force: true });
}
