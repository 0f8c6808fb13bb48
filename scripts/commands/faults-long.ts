import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { campaigns, type Campaign } from '../../tests/faults/campaigns.ts';
import { setup as bundleHost, teardown as removeHost } from '../../tests/support/bundled-host.ts';
import { reportOf, tableOf, type CampaignReport } from '../../tests/faults/report.ts';

const usage = `Usage: npm run faults:long -- [--only NAME,…] [--cycles N] [--seed N]
Tries faults on the store for hours: progress on stderr, a table and one line of JSON on stdout.
  --only    ${Object.keys(campaigns).join(', ')}; all unless said
  --cycles  instead of the whole number, for each of them; where all points are tried it changes nothing
  --seed    another one tries other moments; it is printed
`;

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { only: text, cycles: text, seed: text } });
const names = values.only?.split(',') ?? Object.keys(campaigns);
const seed = Number(values.seed ?? 1);
const cycles = values.cycles === undefined ? undefined : Number(values.cycles);
const isSound = names.every((name) => name in campaigns) && Number.isInteger(seed) && (cycles ?? 1) > 0;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function carryOut(name: string, campaign: Campaign, scratch: string): Promise<CampaignReport> {
  const began = performance.now();
  const parts: Parameters<typeof reportOf>[0]['parts'][number][] = [];
  say(`${name}: ${campaign.fault}, seed ${seed}`);
  const control = await campaign.control(scratch);
  say(`  the control ${control.broken.length > 0 ? 'turned red' : 'DID NOT TURN RED'}`);
  await campaign.run(scratch, {
    cycles: cycles ?? campaign.cycles,
    seed,
    onPart: (part) => {
      parts.push(part);
      const total = parts.reduce((sum, { cycles: more }) => sum + more, 0);
      const minutes = ((performance.now() - began) / 60_000).toFixed(1);
      say(`  ${total} cycles, ${part.broken.length} broken in the last ${part.cycles}, ${minutes} min`);
      for (const { at, what } of part.broken.slice(0, 20)) say(`    ${at}: ${what}`);
    },
  });
  return reportOf({ fault: campaign.fault, parts, control, minutes: (performance.now() - began) / 60_000 });
}

if (!isSound) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const scratch = mkdtempSync(join(tmpdir(), 'drillroom-faults-'));
  const reports: CampaignReport[] = [];
  await bundleHost();
  try {
    for (const name of names) {
      const campaign = campaigns[name];
      if (campaign !== undefined) reports.push(await carryOut(name, campaign, join(scratch, name)));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
    removeHost();
  }
  process.stdout.write(`${tableOf(reports)}\n\n${JSON.stringify({ seed, reports })}\n`);
  if (reports.some(({ lost, silent, other, controlIsRed }) => lost + silent + other > 0 || !controlIsRed))
    process.exitCode = 1;
}
