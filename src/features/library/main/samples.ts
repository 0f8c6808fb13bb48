import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CategoryId } from '../contract/shapes.ts';

const SampleList = z.array(
  z.strictObject({
    file: z.string().regex(/^[a-z0-9-]+\.(md|txt)$/),
    title: z.string().min(3).max(200),
    categoryId: CategoryId,
  }),
);

/** The sample material that ships with the product. */
export async function readSamples(resourcesDir: string) {
  const folder = join(resourcesDir, 'samples');
  const list = SampleList.parse(JSON.parse(await readFile(join(folder, 'samples.json'), 'utf8')));
  return Promise.all(
    list.map(async ({ file, title, categoryId }) => ({
      fileName: file,
      title,
      categoryId,
      content: new Uint8Array(await readFile(join(folder, file))),
    })),
  );
}
