import { describe, expect, test } from 'vitest';
import { Name, Username } from './fields.ts';

const issuesOf = (schema: typeof Name, text: string) =>
  schema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

describe('the name of a person', () => {
  test.each([
    'Dana Whitlock',
    'Elena Petrović',
    'Ngô',
    'Siobhán O’Brien',
    '山田',
    'Дана',
    'Дана Whitlock',
    'Zoë',
  ])('may be %s', (name) => {
    expect(issuesOf(Name, name)).toEqual([]);
  });

  test.each(['\u3164\u3164', '\u115F\u1160', 'Da\u034Fna', 'ab\u2800', `Z${'\u0301'.repeat(90)}`])(
    'is refused where it cannot be seen as it is: %j',
    (name) => {
      expect(issuesOf(Name, name)).toEqual(['Use characters that can be seen, on one line.']);
    },
  );

  test('is refused with the letter that passes for another', () => {
    expect(issuesOf(Name, 'Dаna Whitlock')).toEqual([
      '“а” is a letter of the Cyrillic alphabet among Latin ones. Type this word in one of them.',
    ]);
  });
});

test.each([
  ['dаna.w', '“а” (a letter of the Cyrillic alphabet) does not fit here.'],
  ['zoë', '“ë” does not fit here.'],
  ['dana w', 'A blank does not fit here.'],
  ['dana\u200Bw', 'A sign that cannot be seen does not fit here.'],
  ['dana😀', '“😀” does not fit here.'],
])('a username is refused with the sign that does not fit: %j', (username, words) => {
  expect(issuesOf(Username, username)[0]).toContain(words);
});

test.each(['dana.w', 'D-1', 'a_b'])('a username may be %s', (username) => {
  expect(issuesOf(Username, username)).toEqual([]);
});
