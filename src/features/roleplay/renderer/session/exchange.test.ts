import { expect, test } from 'vitest';
import { average, exchangesOf, foldEarlier, scoresOf, sourcesToReread, type TurnView } from './exchange.ts';

const id = (number: number): string => `01941f29-7c00-7000-8000-${String(number).padStart(12, '0')}`;

const turn = (ordinal: number, speaker: TurnView['speaker'], score: number | null = null): TurnView => ({
  id: id(ordinal),
  ordinal,
  speaker,
  text: `line ${ordinal}`,
  at: '2026-11-20T10:41:00.000Z',
  engine: speaker === 'trainee' ? null : 'embedded',
  mood: null,
  feedback:
    score === null
      ? null
      : {
          score,
          text: 'Feedback.',
          source: {
            documentId: id(900),
            documentTitle: 'Care plan',
            passageId: id(901),
            heading: null,
            start: score,
            end: score + 5,
            quote: 'words',
          },
        },
});

const conversation = (answers: number): TurnView[] =>
  Array.from({ length: answers }, (_, at) => [
    turn(2 * at + 1, 'coach'),
    turn(2 * at + 2, 'trainee', at + 3),
  ]).flat();

test('a conversation is a row of exchanges, the last of which may be open', () => {
  const exchanges = exchangesOf([...conversation(2), turn(5, 'coach')]);
  expect(exchanges.map(({ asked, said }) => [asked.map((one) => one.ordinal), said?.ordinal])).toEqual([
    [[1], 2],
    [[3], 4],
    [[5], undefined],
  ]);
});

test('a line that a crash left unanswered still stands in an exchange of its own', () => {
  const exchanges = exchangesOf([turn(1, 'coach'), turn(2, 'trainee'), turn(3, 'trainee')]);
  expect(exchanges.map(({ said }) => said?.ordinal)).toEqual([2, 3]);
});

test('no turn is lost between what is folded and what stays open', () => {
  for (let answers = 0; answers < 12; answers += 1) {
    const exchanges = exchangesOf(conversation(answers));
    const { earlier, recent } = foldEarlier(exchanges);
    expect([...earlier, ...recent]).toEqual(exchanges);
    expect(earlier.length).not.toBe(1);
  }
});

test('scores, their mean and the sources to reread leave out lines without feedback', () => {
  const turns = [...conversation(6), turn(13, 'coach'), turn(14, 'trainee')];
  expect(scoresOf(turns)).toEqual([3, 4, 5, 6, 7, 8]);
  expect(average(scoresOf(turns))).toBe(5.5);
  expect(average([])).toBeNull();
  expect(sourcesToReread(turns)).toBe(5);
});
