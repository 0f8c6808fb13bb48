import { describe, expect, test } from 'vitest';
import type { ReportView } from './report-view.ts';
import { categoryTakeaway, historyTakeaway } from './takeaways.ts';

type Scores = Partial<Record<ReportView['categoryScores'][number]['key'], number>>;

const scores = (given: Scores): ReportView['categoryScores'] =>
  (['factual', 'procedural', 'scenario', 'clarity', 'objections'] as const).map((key) => ({
    key,
    score: given[key] ?? null,
  }));

const history = (...overall: number[]): ReportView['history'] =>
  overall.map((score, at) => ({ sessionId: String(at), at: '2026-11-20T10:00:00.000Z', overall: score }));

describe('the sentence under the category scores', () => {
  test('names the greatest gain and the lowest category', () => {
    const takeaway = categoryTakeaway(
      scores({ factual: 80, objections: 61 }),
      scores({ factual: 75, objections: 48 }),
    );
    expect(takeaway).toEqual({ kind: 'gained', gained: 'objections', by: 13, lowest: 'objections' });
  });

  test('names only the lowest when nothing was gained, or nothing can be compared', () => {
    const now = scores({ factual: 80, clarity: 60 });
    const lowest = { kind: 'lowest', lowest: 'clarity' };
    expect(categoryTakeaway(now, scores({ factual: 80, clarity: 70 }))).toEqual(lowest);
    expect(categoryTakeaway(now, scores({ procedural: 20 }))).toEqual(lowest);
    expect(categoryTakeaway(now, null)).toEqual(lowest);
  });

  test('does not call one of equals the lowest, and says so when nothing was scored', () => {
    expect(categoryTakeaway(scores({ factual: 50, clarity: 50 }), null)).toEqual({
      kind: 'same',
      score: 50,
    });
    expect(categoryTakeaway(scores({}), null)).toEqual({ kind: 'none' });
  });

  test('does not call zeros equal, but says that there are no points yet', () => {
    expect(categoryTakeaway(scores({ factual: 0, clarity: 0 }), null)).toEqual({ kind: 'allZero' });
    expect(categoryTakeaway(scores({ factual: 0, clarity: 4 }), null)).toEqual({
      kind: 'lowest',
      lowest: 'factual',
    });
  });
});

describe('the sentence under the line', () => {
  test.each([
    [history(), { kind: 'first' }],
    [history(74), { kind: 'first' }],
    [history(52, 66, 74), { kind: 'best', by: 8 }],
    [history(74, 60, 74), { kind: 'bestEqual' }],
    [history(80, 60, 74), { kind: 'up', by: 14, best: 80 }],
    [history(80, 78, 74), { kind: 'down', by: 4, best: 80 }],
    [history(80, 74, 74), { kind: 'same', best: 80 }],
  ])('compares the last practice with those before', (scoresSoFar, takeaway) => {
    expect(historyTakeaway(scoresSoFar)).toEqual(takeaway);
  });
});
