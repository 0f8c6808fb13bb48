/**
 * Whether a change of ranking is one: `--before F --after F`, two files that `eval:retrieval --queries` wrote over the same
 * collection (query and nDCG@10 in a line, a tab between them). Prints one JSON object: the mean `difference` (after less
 * before), the `low` and `high` end of its 95 % interval by a paired bootstrap, the share of the resamples in which after
 * is `better`, and how many queries it `wins`, loses (`losses`) and `ties`. The same files always print the same.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { numbers } from '../bench/make-library.ts';
import { differencesOf, pairedBootstrap } from './paired-bootstrap.ts';

const resamples = 10_000;
const { values } = parseArgs({ options: { before: { type: 'string' }, after: { type: 'string' } } });
const fileIn = z.string({ error: 'Name two files: --before F --after F.' });
const read = (name: string | undefined): string => readFileSync(fileIn.parse(name), 'utf8');

const differences = differencesOf(read(values.before), read(values.after));
const compared = pairedBootstrap(differences, { resamples, random: numbers(7) });
const rounded = (value: number): number => Number(value.toFixed(4));
const { difference, low, high, better, wins, losses, ties } = compared;
process.stdout.write(
  `${JSON.stringify({
    difference: rounded(difference),
    low: rounded(low),
    high: rounded(high),
    better: rounded(better),
    wins,
    losses,
    ties,
    queries: differences.length,
  })}\n`,
);
