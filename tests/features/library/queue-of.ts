import { expect } from 'vitest';
import type { InputOf, OutputOf } from '#contract/op.ts';
import type { library } from '#features/library/contract.ts';
import type { TestApp } from '#tests/support/start-test-app.ts';

export type Queue = OutputOf<typeof library.queue>;
type File = Omit<InputOf<typeof library.enqueue>, 'batchId'>;

export const textFile = (name: string, text: string, more: Partial<File> = {}): File => ({
  categoryId: 'retail-sales',
  title: `Note ${name}`,
  fileName: `${name}.txt`,
  content: new TextEncoder().encode(text),
  ...more,
});

/** About twenty slices: it is under way for a while. */
export const longText = (word: string): string =>
  Array.from({ length: 2500 }, (_, at) => `Rule ${at}: the word ${word} is said to every client.\n\n`).join(
    '',
  );

/** The queue as somebody sees it, and what a test does with it. */
export function queueOf(app: TestApp, window = 'admin') {
  const { api } = app.window(window);
  const all = (): Promise<Queue> => api.library.queue({ pageSize: 100 });
  const states = async (): Promise<Record<string, string>> =>
    Object.fromEntries((await all()).items.map(({ title, state }) => [title, state]));
  return {
    all,
    states,
    async add(...files: readonly File[]): Promise<string[]> {
      const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
      const { batchId } = await api.library.openBatch({ files: files.length, bytes });
      const ids: string[] = [];
      for (const file of files) ids.push((await api.library.enqueue({ ...file, batchId })).itemId);
      return ids;
    },
    /** Nothing goes on by itself any more. */
    async settled(): Promise<Queue['summary']> {
      await expect.poll(async () => (await all()).summary.waiting, { timeout: 20_000 }).toBe(0);
      return (await all()).summary;
    },
    itemOf: async (title: string) => (await all()).items.find((item) => item.title === title),
  };
}

/** What of files the store still holds that nobody needs. */
export const leftIn = async ({ rows }: TestApp): Promise<number> =>
  (
    await rows<{ n: number }>(
      `SELECT (SELECT count(*) FROM import_pieces WHERE item NOT IN
                 (SELECT number FROM import_items WHERE state IN ('waiting', 'choice', 'failed')))
            + (SELECT count(*) FROM import_items WHERE state IN ('receiving', 'gone'))
            + (SELECT count(*) FROM documents WHERE state = 'importing') AS n`,
    )
  )[0]?.n ?? -1;
