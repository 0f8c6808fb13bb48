import type { z } from 'zod';
import type { Report, ReportItem } from '#features/reports/contract.ts';
import type { Check, SourceQuote } from '#features/roleplay/contract.ts';

export type ReportData = z.output<typeof Report>;
type ItemData = z.output<typeof ReportItem>;
type CheckData = z.output<typeof Check>;
type SourceData = z.output<typeof SourceQuote>;

/** A fixed UUIDv7 that ends in `number`. */
const id = (number: number): string => `01941f29-7c00-7000-8000-${number.toString(16).padStart(12, '0')}`;

export const aSource = (overrides: Partial<SourceData> = {}): SourceData => ({
  documentId: id(100),
  documentTitle: 'Full wig care plan',
  passageId: id(101),
  heading: 'After the fitting',
  start: 412,
  end: 497,
  quote: 'The first adjustment within 30 days is free, takes 40 minutes and is done by the same stylist.',
  ...overrides,
});

export const aCheck = (overrides: Partial<CheckData> = {}): CheckData => ({
  id: 'names-the-30-days',
  criterion: 'knowledge',
  statement: 'Says that the first adjustment within 30 days is included',
  points: 3,
  verdict: 'met',
  evidence: { turnId: id(201), quote: 'Your first adjustment within 30 days is included' },
  source: aSource(),
  ...overrides,
});

/** A question with one check of each outcome. */
export const aReportItem = (overrides: Partial<ItemData> = {}): ItemData => ({
  number: 1,
  type: 'scenario',
  isObjection: false,
  asked: 'What happens if it does not sit right after a week?',
  answer:
    'You call us here. Your first adjustment within 30 days is included, and I would see you myself. Sorry about the price.',
  turnId: id(201),
  expected: 'The first adjustment within 30 days is free, takes 40 minutes, same stylist where possible.',
  score: 7,
  feedback:
    'You named the free adjustment and the person. Say how long it takes, so that the customer can plan.',
  source: aSource(),
  checks: [
    aCheck(),
    aCheck({
      id: 'names-the-40-minutes',
      statement: 'Says that the fitting takes 40 minutes',
      points: 2,
      verdict: 'missed',
      evidence: null,
    }),
    aCheck({
      id: 'no-apology-for-the-price',
      criterion: 'objections',
      statement: 'Does not apologise for the price',
      points: -3,
      verdict: 'wrong',
      evidence: { turnId: id(201), quote: 'Sorry about the price.' },
      source: aSource({
        documentId: id(110),
        documentTitle: 'Price objections',
        passageId: id(111),
        heading: 'Never apologise',
        start: 88,
        end: 141,
        quote: 'Never say sorry for the price; ask what the other one includes.',
      }),
    }),
    aCheck({
      id: 'no-other-brand',
      criterion: 'compliance',
      statement: 'Says nothing bad about another brand',
      points: -2,
      verdict: 'met',
      evidence: null,
      source: null,
    }),
  ],
  ...overrides,
});

/** A whole report with every part filled in. Overrides replace whole fields. */
export const aReport = (overrides: Partial<ReportData> = {}): ReportData => ({
  sessionId: id(1),
  kind: 'customer',
  title: 'Full wig consultation with Mrs Porter',
  category: { id: 'sales-objections', name: 'Sales Objections' },
  difficulty: 'basic',
  minutes: 15,
  trainee: { id: id(2), name: 'Dana Whitlock' },
  startedAt: '2025-11-20T10:48:00.000Z',
  endedAt: '2025-11-20T11:00:04.000Z',
  usedSeconds: 724,
  overall: 74,
  passMark: 60,
  passed: true,
  checks: { met: 31, total: 42 },
  categoryScores: [
    { key: 'factual', score: 81 },
    { key: 'procedural', score: 68 },
    { key: 'scenario', score: 76 },
    { key: 'clarity', score: 84 },
    { key: 'objections', score: null },
  ],
  criteria: [
    { key: 'opening', score: 90, met: 4, total: 4 },
    { key: 'discovery', score: 75, met: 3, total: 4 },
    { key: 'knowledge', score: 81, met: 9, total: 11 },
    { key: 'objections', score: 61, met: 5, total: 9 },
    { key: 'nextStep', score: 70, met: 3, total: 5 },
    { key: 'communication', score: 84, met: 5, total: 6 },
    { key: 'compliance', score: null, met: 0, total: 0 },
  ],
  items: [
    aReportItem(),
    aReportItem({
      number: 2,
      type: 'factual',
      isObjection: true,
      asked: 'Why would I pay so much more here than online?',
      answer: null,
      turnId: null,
      score: 0,
      feedback: 'The time was up before this question was answered.',
      checks: [
        aCheck({
          id: 'asks-what-the-other-includes',
          criterion: 'objections',
          statement: 'Asks what the other one includes',
          points: 10,
          verdict: 'missed',
          evidence: null,
        }),
      ],
    }),
  ],
  strengths: [
    'You answered the worry behind the question, in turns 4, 6 and 7.',
    'You closed with a date: Saturday at 11.',
  ],
  improvements: [
    {
      item: 1,
      said: 'Sorry about the price.',
      better:
        'That is a fair question. What does the online one include? Ours is measured, cut in and looked after for a year.',
      source: aSource({
        documentTitle: 'Price objections',
        heading: 'Ask first',
        quote: 'Ask what the other one includes.',
      }),
    },
  ],
  history: [
    { sessionId: id(11), at: '2025-09-03T09:00:00.000Z', overall: 52 },
    { sessionId: id(12), at: '2025-10-02T09:00:00.000Z', overall: 57 },
    { sessionId: id(13), at: '2025-10-21T09:00:00.000Z', overall: 49 },
    { sessionId: id(14), at: '2025-11-11T09:00:00.000Z', overall: 66 },
    { sessionId: id(1), at: '2025-11-20T11:00:04.000Z', overall: 74 },
  ],
  nextStep: 'Practise this customer again, and read “Price objections” first.',
  engine: { name: 'embedded', version: '1.0.0', rubric: '3' },
  removedSources: [],
  ...overrides,
});
