import { expect, test } from 'vitest';
import { difficulties } from '#features/roleplay/contract.ts';
import { levels } from '#features/roleplay/main/coach/levels.ts';
import { passMarks } from '#features/roleplay/main/coach/score.ts';
import { difficultyFacts } from '#features/roleplay/renderer/difficulty-facts.ts';

test.each(difficulties)('what the lobby says of %s is what the coach does', (difficulty) => {
  expect(difficultyFacts[difficulty]).toEqual({
    hints: levels[difficulty].hints,
    passMark: passMarks[difficulty],
  });
});
