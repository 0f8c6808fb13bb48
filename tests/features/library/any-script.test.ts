import { describe, expect, test } from 'vitest';
import { passwordOf } from '#tests/support/make-world.ts';
import { startBranch } from '#tests/support/start-branch.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

const japanese =
  '# 返品について\n\n返品は購入日から14日以内に受け付けます。返品期限を過ぎた商品は交換のみとなります。\n\n' +
  '# お手入れ\n\nかつらは週に一度、ぬるま湯で洗ってください。自動車の中に置かないでください。';
const chinese = '退货政策\n\n商品售出后十四天内可以退货，请出示收据。试戴过的发片不能退款。';
const thai = 'นโยบายการคืนสินค้า\n\nลูกค้าสามารถคืนสินค้าได้ภายในสิบสี่วัน กรุณาแสดงใบเสร็จรับเงิน';
const hindi = 'वापसी नीति\n\nग्राहक चौदह दिन में सामान वापस कर सकते हैं।';

const importOf = (app: TestApp, text: string, fileName = 'text.md') =>
  app.window('admin').api.library.import({
    categoryId: 'retail-sales',
    title: 'Returns',
    fileName,
    content: new TextEncoder().encode(text),
  });

describe.each([
  [
    'Japanese',
    japanese,
    ['返品', '返品期限', '14日', '交換', '自動車', 'かつら', 'お手入れ', '返品できますか'],
  ],
  ['Chinese', chinese, ['退货', '政策', '收据', '发片', '退款', '可以退货']],
  ['Thai', thai, ['คืนสินค้า', 'ลูกค้า', 'ใบเสร็จ', 'ภายใน']],
  ['Hindi', hindi, ['वापसी', 'ग्राहक', 'चौदह']],
])('in a text in %s', (_language, text, words) => {
  test.each(words)('%s is found and marked, exactly where it stands', async (word) => {
    const { test: app } = await startBranch();
    const document = await importOf(app, text);
    const { hits } = await app.window('trainee').api.library.search({ text: word });
    const [hit] = hits;
    const shown = hit?.snippet.map((piece) => piece.text).join('') ?? '';
    const whole = (await app.window('trainee').api.library.document({ documentId: document.id })).text;
    expect(whole.slice(hit?.start, hit?.end)).toContain(shown.replaceAll('…', ''));
    const marked = hit?.snippet.filter((piece) => piece.hit).map((piece) => piece.text) ?? [];
    const inHeading = hit?.heading?.includes(word) ?? false;
    expect(inHeading || marked.some((piece) => piece.includes(word.slice(0, 2)))).toBe(true);
  });
});

test('a word that is not in the text is not found', async () => {
  const { test: app } = await startBranch();
  await importOf(app, japanese);
  for (const text of ['保険', '送料', '返金']) {
    expect((await app.window('trainee').api.library.search({ text })).hits).toEqual([]);
  }
});

test('the sentence that was found is the one that holds the word', async () => {
  const { test: app } = await startBranch();
  await importOf(app, japanese);
  const { hits } = await app.window('trainee').api.library.search({ text: '返品' });
  expect(hits.map(({ heading }) => heading)).toEqual(['返品について']);
  expect(hits[0]?.snippet).toEqual(
    expect.arrayContaining([
      { text: '返品', hit: true },
      { text: 'は購入日から14日以内に受け付けます。', hit: false },
    ]),
  );
});

test('a document of an earlier version is found by its words soon after the store has opened', async () => {
  const { test: before } = await startBranch();
  const { id } = await importOf(before, japanese);
  const after = await before.restart((run) => {
    run("UPDATE documents SET words_found_by = ''");
    run('UPDATE passages SET heading_marked = NULL, text_marked = NULL');
  });
  const { api } = after.window('trainee');
  await api.accounts.signIn({ identifier: 'trainee', password: passwordOf('trainee') });
  await expect
    .poll(async () => (await api.library.search({ text: '返品' })).hits.map(({ documentId }) => documentId))
    .toEqual([id]);
  await expect.poll(() => after.rows("SELECT id FROM documents WHERE words_found_by = ''")).toEqual([]);
});
