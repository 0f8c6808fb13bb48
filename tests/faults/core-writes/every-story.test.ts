import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shortStories } from '../story/stories.ts';

test('every short story is tried, in the file of its name', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file !== 'every-story.test.ts');
  const named = shortStories.map((name) => `${name.replaceAll(' ', '-')}.test.ts`);
  expect(files.toSorted()).toEqual(named.toSorted());
});
