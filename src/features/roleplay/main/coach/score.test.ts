import { describe, expect, test } from 'vitest';
import { difficulties } from '#features/roleplay/contract.ts';
import { scoreOf, scoreSession, type ScoredItem } from './score.ts';

type CheckResult = ScoredItem['checks'][number];

const check = (more: Partial<CheckResult>): CheckResult => ({
  id: 'k1',
  criterion: 'knowledge',
  statement: 'Names the figure',
  points: 9,
  verdict: 'met',
  evidence: null,
  source: null,
  ...more,
});
const clear = (verdict: CheckResult['verdict']) =>
  check({ id: 'clear', criterion: 'communication', points: 1, verdict });

const item = (number: number, checks: CheckResult[], more: Partial<ScoredItem> = {}): ScoredItem => ({
  number,
  type: 'factual',
  isObjection: false,
  asked: 'How long does it take?',
  answer: 'Forty minutes.',
  turnId: null,
  expected: 'It takes 40 minutes.',
  better: '40 minutes.',
  score: scoreOf(checks),
  feedback: '',
  checks,
  source: null,
  ...more,
});
const good = (number: number, more: Partial<ScoredItem> = {}) =>
  item(number, [check({}), clear('met')], more);
const weak = (number: number, more: Partial<ScoredItem> = {}) =>
  item(number, [check({ verdict: 'missed' }), clear('missed')], more);

const score = (items: ScoredItem[], difficulty: (typeof difficulties)[number] = 'basic') =>
  scoreSession({
    kind: 'interview',
    difficulty,
    items,
    progress: { done: items.length, total: items.length },
  });
const category = (items: ScoredItem[], key: string) =>
  score(items).categoryScores.find((one) => one.key === key)?.score;

describe('the 0–10 of a question', () => {
  test('adds what was met', () =>
    expect(scoreOf([check({ points: 5.5 }), check({ points: 3.5, verdict: 'missed' })])).toBe(5.5));
  test('takes away what was broken', () =>
    expect(scoreOf([check({}), check({ points: -3, verdict: 'wrong' })])).toBe(6));
  test('takes nothing for what was avoided', () =>
    expect(scoreOf([check({}), check({ points: -3 })])).toBe(9));
  test('gives nothing for what was wrong', () => expect(scoreOf([check({ verdict: 'wrong' })])).toBe(0));
  test('stays within 0 and 10', () => {
    expect(scoreOf([check({ points: -5, verdict: 'wrong' })])).toBe(0);
    expect(scoreOf([check({}), check({ points: 4 })])).toBe(10);
    expect(scoreOf([])).toBe(0);
  });
});

describe('a session', () => {
  test('scores the mean of its questions out of 100', () =>
    expect(score([good(1), weak(2), good(3), weak(4)]).overall).toBe(50));
  test('that ends early does not pass, however good its answers, and says why', () => {
    const early = scoreSession({
      kind: 'interview',
      difficulty: 'basic',
      items: [good(1), good(2)],
      progress: { done: 2, total: 8 },
    });
    expect(early).toMatchObject({ overall: 100, passed: false });
    expect(early.nextStep).toContain('2 of 8');
  });
  test('without questions scores nothing and passes nothing', () => {
    expect(score([])).toMatchObject({ overall: 0, passed: false, checks: { met: 0, total: 0 } });
  });

  test.each(difficulties.map((difficulty, index) => [difficulty, [50, 60, 70, 80][index]] as const))(
    '%s passes from %i',
    (difficulty, mark) => {
      expect(score([good(1)], difficulty).passMark).toBe(mark);
      expect(score([good(1), weak(2)], difficulty).passed).toBe(difficulty === 'new-joining');
    },
  );

  test('groups questions by type, and objections beside them', () => {
    const items = [
      good(1),
      weak(2, { type: 'procedural' }),
      good(3, { type: 'scenario', isObjection: true }),
    ];
    expect(category(items, 'factual')).toBe(100);
    expect(category(items, 'procedural')).toBe(0);
    expect(category(items, 'scenario')).toBe(100);
    expect(category(items, 'objections')).toBe(100);
  });

  test('has no score where nothing was asked', () => {
    expect(category([good(1)], 'procedural')).toBeNull();
    expect(category([good(1)], 'objections')).toBeNull();
    expect(score([good(1)]).criteria.find(({ key }) => key === 'discovery')).toEqual({
      key: 'discovery',
      score: null,
      met: 0,
      total: 0,
    });
  });

  test('what takes all that an item is worth bars a pass, and the report says why', () => {
    const insult = check({
      id: 'never-is-rude',
      criterion: 'compliance',
      statement: 'Stays polite',
      points: -10,
      verdict: 'wrong',
      evidence: { turnId: 't', quote: 'You idiot.' },
    });
    const items = [1, 2, 3, 4].map((number) => good(number));
    expect(score([...items, good(5)]).passed).toBe(true);
    const rude = score([...items, item(5, [check({}), insult])]);
    expect(rude.overall).toBeGreaterThan(rude.passMark);
    expect(rude.passed).toBe(false);
    expect(rude.nextStep).toContain('You idiot.');
  });

  test('a mistake takes away no more than its own item gave, so that what is ticked elsewhere still counts', () => {
    const rude = check({ id: 'never', criterion: 'communication', points: -5, verdict: 'wrong' });
    expect(category([good(1), item(2, [check({}), clear('missed'), rude])], 'clarity')).toBe(50);
  });

  test('takes clarity from the communication checks', () => {
    const copied = check({ id: 'own-words', criterion: 'communication', points: -5, verdict: 'wrong' });
    expect(category([good(1), good(2)], 'clarity')).toBe(100);
    expect(category([good(1), weak(2)], 'clarity')).toBe(50);
    expect(category([item(1, [check({}), clear('missed'), copied])], 'clarity')).toBe(0);
  });

  test('counts the share avoided where a criterion is never-dos alone', () => {
    const never = (verdict: CheckResult['verdict']) =>
      check({ id: 'true', criterion: 'compliance', points: -2, verdict });
    const { criteria } = score([item(1, [check({}), never('met')]), item(2, [check({}), never('wrong')])]);
    expect(criteria.find(({ key }) => key === 'compliance')).toEqual({
      key: 'compliance',
      score: 50,
      met: 1,
      total: 2,
    });
  });

  test('adds its criteria up to its checks', () => {
    const { checks, criteria } = score([good(1), weak(2)]);
    const sum = (of: 'met' | 'total') => criteria.reduce((all, criterion) => all + criterion[of], 0);
    expect(checks).toEqual({ met: sum('met'), total: sum('total') });
  });

  test('names strengths from good answers and improvements from the weakest up, at most four each', () => {
    const items = [1, 2, 3, 4, 5, 6].map((number) =>
      number % 2 === 0 ? weak(number, { answer: null }) : good(number),
    );
    const { strengths, improvements } = score([...items, item(7, [check({ points: 5 }), clear('met')])]);
    expect(strengths.map((text) => text.split('.')[0])).toEqual(['Question 1', 'Question 3', 'Question 5']);
    expect(improvements.map((one) => one.item)).toEqual([2, 4, 6, 7]);
    expect(improvements[0]).toMatchObject({ said: null, better: '40 minutes.' });
  });

  test('says what to do next', () => {
    expect(score([weak(1)]).nextStep).toMatch(/again at the same level/);
    expect(score([good(1)], 'basic').nextStep).toMatch(/next level: experienced/);
    expect(score([good(1)], 'expert').nextStep).not.toMatch(/next level/);
  });
});
