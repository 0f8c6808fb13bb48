import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findPoint } from '#features/roleplay/main/coach/customer/find-point.ts';
import { hearLine } from '#features/roleplay/main/coach/customer/hearing.ts';
import { readAnswer } from '#features/roleplay/main/coach/grading/answer.ts';
import { parseScenario } from '#features/roleplay/main/coach/parse-scenario.ts';
import type { Beat } from '#features/roleplay/main/coach/scenario.ts';
import { clausesIn, type Opposite, oppositesOf } from '../opposites-of.ts';

const folder = new URL('../../../../resources/scenarios/', import.meta.url);
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => parseScenario(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));

type Point = Beat['points'][number];
const hear = (point: Point, beat: Beat, text: string) => findPoint(point, beat, readAnswer(text));

/** A phrasing as it may be said: each of its words in turn where one or the other may stand. */
function spoken(phrasing: string): string[] {
  const words = phrasing.split(' ').map((word) => (word === '*' ? ['it'] : word.split('/')));
  const most = Math.max(...words.map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) =>
    words.map((choices) => choices[turn % choices.length] ?? '').join(' '),
  );
}

/** What is swapped, and both words stand in the phrasings, is no opposite: "a new one later", "lasts longer". */
function isAmbiguous({ made }: Opposite, all: readonly string[]): boolean {
  const [to, from] = made.split(' for ');
  const says = (word: string) => all.some((text) => new RegExp(`\\b${word}\\b`, 'i').test(text));
  return from !== undefined && to !== undefined && says(from) && says(to);
}

/** A part that was left as it was may make the point by itself: "bring it back", without the receipt. */
function isMadeElsewhere({ made, text }: Opposite, phrasing: string, makes: (text: string) => boolean) {
  const clauses = clausesIn(phrasing);
  if (clauses.length > 1 && clauses.some((clause) => text.includes(clause) && makes(clause))) return true;
  return made === 'without for with' && makes(phrasing.slice(0, phrasing.search(/\bwith\b/)));
}

const oppositesHeard = (phrasings: readonly string[], makes: (text: string) => boolean): string[] =>
  phrasings.flatMap((phrasing) =>
    oppositesOf(phrasing)
      .filter((opposite) => !isAmbiguous(opposite, phrasings) && !phrasings.includes(opposite.text))
      .filter((opposite) => !isMadeElsewhere(opposite, phrasing, makes) && makes(opposite.text))
      .map(({ made, text }) => `${made}: ${text}`),
  );

const points = scenarios.flatMap((scenario) =>
  scenario.beats.flatMap((beat) =>
    beat.points.map((point) => ({ name: `${scenario.id}: ${point.that}`, point, beat })),
  ),
);

describe.each(points)('$name', ({ point, beat }) => {
  const phrasings = [...new Set(point.phrasings.flatMap(spoken))];
  const makes = (text: string) => hear(point, beat, `${text}.`).verdict === 'met';

  test('is heard in every phrasing, and in the model answers', () => {
    expect([...phrasings, beat.expected].filter((text) => !makes(text))).toEqual([]);
  });

  test('is not heard in the opposite of any phrasing', () => {
    expect(oppositesHeard(phrasings, makes)).toEqual([]);
  });
});

const steps = scenarios.flatMap((scenario) =>
  scenario.beats.flatMap((beat) =>
    beat.step === undefined
      ? []
      : [{ name: `${scenario.id}: ${beat.step.proposes}`, step: beat.step, scenario, beat }],
  ),
);

describe.each(steps)('$name', ({ step, scenario, beat }) => {
  const proposes = (text: string) =>
    hearLine({ scenario, beat, text: `${text}.`, customer: '', trainee: '' }).step !== null;

  test('is proposed by every phrasing, and not by its denial', () => {
    expect(step.phrasings.filter((text) => !proposes(text))).toEqual([]);
    const denials = step.phrasings.flatMap((text) =>
      oppositesOf(text).filter(({ made }) => made === 'denied' || made === 'said not to be true'),
    );
    expect(denials.filter(({ text }) => proposes(text))).toEqual([]);
  });
});

test('enough is derived from the scenarios that the tests say something', () => {
  const all = points.flatMap(({ point }) => point.phrasings.flatMap(spoken).flatMap(oppositesOf));
  expect(points.length).toBeGreaterThan(70);
  expect(all.length).toBeGreaterThan(1500);
  for (const made of [
    'denied',
    'affirmed',
    'another figure',
    'after for within',
    'without for with',
    'less for more',
  ])
    expect(all.map((one) => one.made)).toContain(made);
});
