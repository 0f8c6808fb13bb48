import type { Tally } from './tally.ts';

/** What a campaign came to. */
export type CampaignReport = {
  readonly fault: string;
  readonly cycles: number;
  /** Cycles after which something acknowledged was not there. */
  readonly lost: number;
  /** Cycles after which the store opened and was not what it should be. */
  readonly silent: number;
  /** Cycles after which anything else was not as it must be. */
  readonly other: number;
  readonly controlIsRed: boolean;
  readonly minutes: number;
};

const kindOf = (what: string): 'lost' | 'silent' | 'other' => {
  if (what.startsWith('lost')) return 'lost';
  return /^(?:silently|by halves|from nowhere|other contents|audit chain|damaged|in the clear)/.test(what)
    ? 'silent'
    : 'other';
};

export function reportOf(o: {
  readonly fault: string;
  readonly parts: readonly Tally[];
  readonly control: Tally;
  readonly minutes: number;
}): CampaignReport {
  const worst = (wanted: ReturnType<typeof kindOf>): number =>
    o.parts.reduce((sum, { broken }) => {
      const found = broken.filter(({ what }) => kindOf(what) === wanted);
      return sum + new Set(found.map(({ at }) => at)).size;
    }, 0);
  return {
    fault: o.fault,
    cycles: o.parts.reduce((sum, { cycles }) => sum + cycles, 0),
    lost: worst('lost'),
    silent: worst('silent'),
    other: worst('other'),
    controlIsRed: o.control.broken.length > 0,
    minutes: Math.round(o.minutes * 10) / 10,
  };
}

/** For people, in Markdown. */
export const tableOf = (reports: readonly CampaignReport[]): string =>
  [
    '| fault | cycles | lost | silently wrong | otherwise broken | control turned red | minutes |',
    '| --- | ---: | ---: | ---: | ---: | --- | ---: |',
    ...reports.map(
      ({ fault, cycles, lost, silent, other, controlIsRed, minutes }) =>
        `| ${fault} | ${cycles} | ${lost} | ${silent} | ${other} | ${controlIsRed ? 'yes' : 'NO'} | ${minutes} |`,
    ),
  ].join('\n');
