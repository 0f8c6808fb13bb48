import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Manifest, Manifest as ManifestShape } from '../src/features/packs/main/pack-format.ts';
import { signingKey } from '../src/features/packs/main/signing.ts';
import { writePack } from '../src/features/packs/main/write-pack.ts';

const usage = `Usage: node scripts/make-pack.ts FOLDER --key FILE
Makes FOLDER.drillpack of the texts that FOLDER/pack.json lists, signed with the seed in FILE (64 hexadecimal digits).
`;

const about = ManifestShape.shape;
const PackList = z.strictObject({
  id: about.id,
  version: about.version,
  title: about.title,
  publisher: about.publisher,
  about: about.about,
  categories: about.categories,
  documents: z.array(z.strictObject({ file: z.string(), title: z.string(), categoryId: z.string() })),
});

const { values, positionals } = parseArgs({
  options: { key: { type: 'string' } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined || values.key === undefined) {
  process.stderr.write(usage);
  process.exit(2);
}

const { documents, ...list } = PackList.parse(JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8')));
const contents = documents.map(({ file, title, categoryId }) => {
  const content = new Uint8Array(readFileSync(join(folder, file)));
  const source = createHash('sha256').update(content).digest('hex');
  const format: Manifest['documents'][number]['format'] = file.endsWith('.md') ? 'md' : 'txt';
  return { id: basename(file).replace(/\.\w+$/, ''), title, categoryId, format, source, content };
});
const key = signingKey(readFileSync(values.key, 'utf8').trim());
const file = `${folder.replace(/\/+$/, '')}.drillpack`;
writeFileSync(file, await writePack(list, contents, key));
process.stdout.write(`${file}: ${contents.length} documents, signed with ${key.publicKey}\n`);
