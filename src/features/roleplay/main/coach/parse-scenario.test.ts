import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario } from './parse-scenario.ts';
import type { Scenario } from './scenario.ts';

const file = new URL('../../../../../resources/scenarios/half-the-price-online.json', import.meta.url);
const whole = (): Scenario => parseScenario(JSON.parse(readFileSync(file, 'utf8')));

const problemsOf = (json: unknown): string[] => {
  try {
    parseScenario(json);
    return [];
  } catch (error) {
    return String(error).split('\n').slice(1);
  }
};

describe('a scenario file', () => {
  test('that was read can be read again, as it is kept with a session', () => {
    expect(parseScenario(JSON.parse(JSON.stringify(whole())))).toEqual(whole());
  });

  test('names every problem with its place, in one go', () => {
    const { closing: _closing, ...rest } = whole();
    const problems = problemsOf({ ...rest, id: 'Not A Slug', title: '', unknown: 1, facts: [] });
    for (const place of ['id', 'title', 'closing', 'facts', '(file)'])
      expect(problems.some((problem) => problem.startsWith(`- ${place}: `))).toBe(true);
  });

  test('may name a sentence of the material, and nothing that is none', () => {
    const scenario = whole();
    const [first, ...others] = scenario.beats;
    const [point, ...rest] = first?.points ?? [];
    const naming = (source: unknown): unknown => ({
      ...scenario,
      beats: [{ ...first, points: [{ ...point, source }, ...rest] }, ...others],
    });
    expect(problemsOf(naming('A deposit is due with the order.'))).toEqual([]);
    expect(problemsOf(naming(undefined))).toEqual([]);
    for (const none of ['', ' '.repeat(40), 'Short.', 'x'.repeat(601), null, 7, { quote: 'It is due.' }])
      expect(problemsOf(naming(none))).toEqual([expect.stringMatching(/^- beats\.0\.points\.0\.source: /)]);
  });

  test('is held to its own references', () => {
    const scenario = whole();
    const [first, second] = scenario.beats;
    if (first === undefined || second === undefined) throw new Error('The scenario has two beats.');
    const [point] = first.points;
    if (point === undefined) throw new Error('The beat has a point.');
    const problems = problemsOf({
      ...scenario,
      beats: [
        {
          ...first,
          risks: ['no-such-thing'],
          find: { asks: 'what he likes', facts: ['no-such-fact'] },
          points: [{ ...point, figure: 'some money', phrasings: ['one', 'measured and cut'] }, point],
        },
        { ...second, asks: first.asks },
      ],
      difficulties: {
        ...scenario.difficulties,
        expert: { ...scenario.difficulties.expert, beats: [second.id, first.id, 'nowhere'] },
      },
    });
    expect(problems).toEqual(
      expect.arrayContaining([
        '- beats.0.risks.0: There is no such never-do.',
        '- beats.0.find.facts.0: There is no such fact.',
        '- beats.0.points.0.figure: Write one figure.',
        '- beats.0.points.0.phrasings.0: Use at least two words.',
        '- beats.0.points.1.id: Another point of the beat has this id.',
        '- beats.1.asks.0: The same line stands at beats.0.asks.0.',
        '- difficulties.expert.beats.1: Keep the order of the beats.',
        '- difficulties.expert.beats.2: There is no such beat.',
      ]),
    );
  });

  test.each([null, 1, 'text', [], {}, { beats: {} }, JSON.parse('{"__proto__":{"id":"x"}}') as unknown])(
    'that is none is refused: %j',
    (json) => {
      expect(() => parseScenario(json)).toThrow('This scenario does not fit:');
    },
  );
});
