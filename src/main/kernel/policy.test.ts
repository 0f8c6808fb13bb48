import { expect, test } from 'vitest';
import type { PolicyFault, PolicyReading } from '#main/platform/policy/policy-source.ts';
import { policyOf } from './policy.ts';

const found = (values: Record<string, unknown>, more: Partial<PolicyReading> = {}): PolicyReading =>
  ({ source: 'file', file: null, kind: 'found', values, ...more }) as PolicyReading;
const unusable = (fault: PolicyFault, at: string | null = null): PolicyReading => ({
  source: 'file',
  file: '10-all.json',
  kind: 'unusable',
  fault,
  at,
});
const figures = { max: 10, perSeconds: 60 };

test('no policy holds nothing', () => {
  expect(policyOf([])).toEqual({
    values: {},
    unusable: new Set(),
    problems: [],
    unknownKeys: [],
    sources: [],
    digest: null,
  });
});

test('where two policies name the same, the later one counts, and each key and each limit stands alone', () => {
  const policy = policyOf([
    found({ branch: 'All', idleLockMinutes: 5, limits: { chat: figures, queries: figures } }),
    found({ branch: 'North', limits: { queries: { max: 20, perSeconds: 60 } } }, { source: 'registry' }),
  ]);
  expect(policy).toMatchObject({
    values: {
      branch: 'North',
      idleLockMinutes: 5,
      limits: { chat: figures, queries: { max: 20, perSeconds: 60 } },
    },
    problems: [],
    sources: ['file', 'registry'],
  });
});

test('what does not fit is named with its place, and holds its key at the default', () => {
  const policy = policyOf([found({ branch: 7, idleLockMinutes: 5 }, { file: '20-branch.json' })]);
  expect(policy.values).toEqual({ idleLockMinutes: 5 });
  expect(policy.unusable).toEqual(new Set(['branch']));
  expect(policy.problems).toEqual([
    {
      source: 'file',
      file: '20-branch.json',
      path: 'branch',
      issue: 'invalid_type',
      message: 'This has to be text.',
    },
  ]);
});

test('a limit that does not fit is named down to its figure, and the other limits stand', () => {
  const policy = policyOf([found({ limits: { chat: { max: 'many', perSeconds: 60 }, queries: figures } })]);
  expect(policy.values).toEqual({ limits: { queries: figures } });
  expect(policy.unusable).toEqual(new Set(['limits']));
  expect(policy.problems).toMatchObject([{ path: 'limits.chat.max', issue: 'invalid_type' }]);
});

test.each([
  ['a list', [figures]],
  ['nothing', null],
  ['a word', 'none'],
])('limits that are %s are one problem of the whole key', (_what, limits) => {
  const policy = policyOf([found({ limits })]);
  expect(policy.values).toEqual({});
  expect(policy.problems).toMatchObject([{ path: 'limits' }]);
});

test('a later policy mends what an earlier one said badly, and spoils what it said well', () => {
  const mended = policyOf([found({ branch: 7 }), found({ branch: 'North' })]);
  expect(mended).toMatchObject({ values: { branch: 'North' }, unusable: new Set() });
  const spoilt = policyOf([found({ branch: 'North' }), found({ branch: 7 })]);
  expect(spoilt.values).toEqual({});
  expect(spoilt.unusable).toEqual(new Set(['branch']));
});

test('what no person could have typed is refused before any schema looks at it', () => {
  const policy = policyOf([found({ branch: 'North\0' }), found({ pcName: { deep: 'half \uD83D' } })]);
  expect(policy.values).toEqual({});
  expect(policy.problems).toMatchObject([
    { path: 'branch', issue: 'malformed_text' },
    { path: 'pcName', issue: 'malformed_text' },
  ]);
});

test('a key or limit that this version does not know is told, and does no harm', () => {
  const policy = policyOf([
    found({ brunch: 1, branch: 'North', limits: { chats: figures, constructor: figures } }),
  ]);
  expect(policy.values).toEqual({ branch: 'North' });
  expect(policy.unknownKeys).toEqual([
    { source: 'file', key: 'brunch' },
    { source: 'file', key: 'limits.chats' },
    { source: 'file', key: 'limits.constructor' },
  ]);
  expect([policy.unusable, policy.problems]).toEqual([new Set(), []]);
});

test('an unknown key is shown without what could deceive or flood, and never cut within a character', () => {
  const shown = (key: string) => policyOf([found({ [key]: 1 })]).unknownKeys[0]?.key;
  expect(shown('Zoé’s key (2) — €5')).toBe('Zoé’s key (2) — €5');
  expect(shown('a\u202Eb\nc\u200Dd')).toBe('a\u{FFFD}b\u{FFFD}c\u{FFFD}d');
  expect(shown('k'.repeat(80))).toBe('k'.repeat(80));
  expect(shown('k'.repeat(81))).toBe(`${'k'.repeat(79)}…`);
  expect(shown(`${'k'.repeat(78)}\u{1F511}end`)).toBe(`${'k'.repeat(78)}\u{FFFD}…`);
});

test('what is for trials counts on the command line only', () => {
  expect(policyOf([found({ limitFactor: 10 })])).toMatchObject({
    values: {},
    unknownKeys: [{ source: 'file', key: 'limitFactor' }],
  });
  expect(policyOf([found({ limitFactor: 10 }, { source: 'commandLine' })])).toMatchObject({
    values: { limitFactor: 10 },
    unknownKeys: [],
  });
});

test.each<[PolicyFault, string]>([
  ['too_large', 'It is larger than a policy can be.'],
  ['not_utf8', 'It is not written in UTF-8.'],
  ['not_json', 'It is not written in JSON.'],
  ['too_deep', 'It is nested too deeply.'],
  ['duplicate_key', 'It names the same key twice.'],
  ['not_an_object', 'It has to be a set of named values.'],
  ['unreadable', 'It is not there, or could not be read.'],
])('a policy that is there and cannot be used (%s) locks every key', (fault, message) => {
  const policy = policyOf([unusable(fault, 'line 3'), found({ branch: 'North' }, { source: 'registry' })]);
  expect(policy).toMatchObject({
    values: { branch: 'North' },
    unusable: 'all',
    sources: ['file', 'registry'],
  });
  expect(policy.problems).toEqual([
    { source: 'file', file: '10-all.json', path: 'line 3', issue: fault, message },
  ]);
});

test.each<[PolicyFault, string]>([
  [
    'not_protected',
    'People who use this PC could change it, so it is not taken for the organisation’s word.',
  ],
  ['not_a_file', 'It is a link, or something else that is no ordinary file.'],
])('what anybody could have put there (%s) is told, and holds and locks nothing', (fault, message) => {
  const policy = policyOf([unusable(fault)]);
  expect(policy).toMatchObject({ values: {}, unusable: new Set(), sources: [], digest: null });
  expect(policy.problems).toMatchObject([{ path: '', issue: fault, message }]);
});

test('the digest is the same exactly where the same is in force', () => {
  const digest = (...readings: PolicyReading[]) => policyOf(readings).digest;
  const one = digest(found({ branch: 'North', limits: { chat: figures, queries: figures } }));
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  const reordered = { queries: { perSeconds: 60, max: 10 }, chat: { perSeconds: 60, max: 10 } };
  expect(digest(found({ limits: reordered, branch: 'North' }))).toBe(one);
  expect(digest(found({ limits: reordered }), found({ branch: 'North' }, { source: 'registry' }))).toBe(one);
  const others = [
    digest(found({})),
    digest(found({ branch: 'South', limits: reordered })),
    digest(found({ branch: 'North', limits: reordered, pcName: 7 })),
    digest(found({ branch: 'North', limits: reordered }), unusable('not_json')),
  ];
  expect(new Set([one, ...others]).size).toBe(5);
});
