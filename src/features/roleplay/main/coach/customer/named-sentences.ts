import type { Scenario } from '../scenario.ts';
import { neverDos } from './never-dos.ts';

/** Every sentence of the material that a scenario, or what holds for every customer, is taken from. */
export const namedSentences = (scenario: Scenario): string[] =>
  [
    ...scenario.beats.flatMap(({ points, find, step }) => [...points, find, step]),
    ...scenario.neverDos,
    ...neverDos,
  ].flatMap((one) => one?.source ?? []);
