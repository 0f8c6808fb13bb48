import { expect, test } from 'vitest';
import { folded, keysOfPerson, searchWords } from './search-key.ts';

test.each([
  ['Élodie Ünal', 'elodie unal'],
  ['E\u0301lodie', 'elodie'],
  ['ÖMER', 'omer'],
  ['Дана ИВАНОВА', 'дана иванова'],
  ['Łukasz Żółć', 'lukasz zolc'],
  ['Søren Ægir', 'soren aegir'],
  ['STRASSE straße', 'strasse strasse'],
  ['İpek Işık ipek ışık', 'ipek isik ipek isik'],
  ['ΝΙΚΟΣ Νίκος', 'νικοσ νικοσ'],
  ['Ａｎｎａ', 'anna'],
  ['कीर्ति', 'कीर्ति'],
  ["O'Neill", "o'neill"],
])('%s is ordered and found as %s', (text, key) => {
  expect(folded(text)).toBe(key);
});

test('a search is its words, however they are set apart', () => {
  expect(searchWords('  Beck \u00a0 ANNA ')).toEqual(['beck', 'anna']);
  expect(searchWords(' ')).toEqual([]);
});

test('a person is found by all that they sign in by, a phone number also by its digits', () => {
  const identity = { username: 'Ana.B', email: 'A@b.example', phone: '+44 20 79', staffNumber: 'S-7' };
  expect(keysOfPerson({ name: 'Ána', ...identity })).toEqual({
    nameKey: 'ana',
    searchKey: 'ana\nana.b\na@b.example\n+44 20 79\n+442079\ns-7',
    folded: 1,
  });
  const none = { username: 'x', email: null, phone: null, staffNumber: null };
  expect(keysOfPerson({ name: 'Y', ...none }).searchKey).toBe('y\nx');
});
