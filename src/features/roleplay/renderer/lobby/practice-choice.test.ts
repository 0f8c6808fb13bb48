import { expect, test } from 'vitest';
import { LobbySearch } from './lobby-search.ts';
import { firstChoice, scenarioOf, type Stock, withCategory } from './practice-choice.ts';

const stock = (id: string, documents: number, scenarios: number): Stock => ({
  category: { id, name: id },
  documents,
  interview: documents > 0,
  scenarios: Array.from({ length: scenarios }, (_, at) => ({
    id: `${id}-${at}`,
    title: 'Price',
    persona: 'Mrs Porter',
    about: 'She compares.',
  })),
});

const nothing = LobbySearch.parse({});

test('the first category that offers an interview is chosen at first', () => {
  const choice = firstChoice([stock('a', 0, 0), stock('b', 0, 1), stock('c', 2, 1)], nothing);
  expect(choice).toMatchObject({ categoryId: 'c', kind: 'interview', difficulty: 'new-joining' });
});

test('without any document a category with a customer is chosen, and the customer with it', () => {
  const choice = firstChoice([stock('a', 0, 0), stock('b', 0, 1)], nothing);
  expect(choice).toMatchObject({ categoryId: 'b', kind: 'customer' });
});

test('with nothing at all the first category stands there, so that it can say what is missing', () => {
  expect(firstChoice([stock('a', 0, 0)], nothing)).toMatchObject({ categoryId: 'a' });
  expect(firstChoice([], nothing)).toBeNull();
});

test('an address chooses beforehand, and what does not fit in it is left out', () => {
  const wish = LobbySearch.parse({ categoryId: 'b', kind: 'customer', difficulty: 'impossible' });
  expect(firstChoice([stock('a', 2, 0), stock('b', 2, 2)], wish)).toMatchObject({
    categoryId: 'b',
    kind: 'customer',
    difficulty: 'new-joining',
  });
  expect(LobbySearch.parse({ categoryId: '../etc', kind: ['customer'], difficulty: 7 })).toEqual({});
});

test('another category keeps the kind where it offers it, and forgets the customer', () => {
  const choice = firstChoice([stock('a', 1, 1)], LobbySearch.parse({ kind: 'customer' }));
  if (choice === null) throw new Error('nothing was chosen');
  const chosen = { ...choice, scenarioId: 'a-0' };
  expect(withCategory(chosen, stock('b', 1, 1))).toMatchObject({ kind: 'customer', scenarioId: null });
  expect(withCategory(chosen, stock('b', 1, 0))).toMatchObject({ kind: 'interview' });
});

test('the customer is certain where one was chosen or there is only one', () => {
  const [none, one, two] = [stock('a', 1, 0), stock('a', 1, 1), stock('a', 1, 2)];
  const any = {
    categoryId: 'a',
    kind: 'customer',
    scenarioId: null,
    difficulty: 'basic',
    minutes: 10,
  } as const;
  expect([none, one, two].map((of) => scenarioOf(any, of)?.id)).toEqual([undefined, 'a-0', undefined]);
  expect(scenarioOf({ ...any, scenarioId: 'a-1' }, two)?.id).toBe('a-1');
});
