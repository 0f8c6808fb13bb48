import { expect, test } from 'vitest';
import { remember } from './remember.ts';

const notes = ['The client waits two days.', 'The client pays 35 pounds.', 'The client sees a doctor.'];

test('the note with the rare words of the question is remembered, whatever their endings', () => {
  expect(remember(notes, 'How many pounds does the client pay?')).toBe(notes[1]);
  expect(remember(notes, 'When should the client be seeing doctors?')).toBe(notes[2]);
});

test('a question that nothing fits gets a note all the same', () => {
  expect(notes).toContain(remember(notes, '¿Qué?'));
});
