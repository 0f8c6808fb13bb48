import { expect, test } from 'vitest';
import { suggestUsername } from './suggest-username.ts';

test.each([
  ['Dana Whitlock', 'dana.whitlock'],
  ['María del Carmen Ruiz', 'maria.ruiz'],
  ['Prince', 'prince'],
  ['  O’Neil,  Sean ', 'o.sean'],
  ['山田 太郎', ''],
  ['', ''],
])('%j is suggested as %j', (name, username) => {
  expect(suggestUsername(name)).toBe(username);
});
