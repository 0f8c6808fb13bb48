import { createHash } from 'node:crypto';
import { signingKey, type SigningKey } from '#features/packs/main/signing.ts';
import { type Content, writePack } from '#features/packs/main/write-pack.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const publisherKey: SigningKey = signingKey('11'.repeat(32));
export const otherKey: SigningKey = signingKey('22'.repeat(32));

type Text = { readonly title?: string; readonly categoryId?: string; readonly text: string };
type Wanted = {
  readonly id?: string;
  readonly version?: number;
  readonly categories?: readonly { id: string; name: string }[];
  readonly key?: SigningKey;
  /** By the id of the entry. */
  readonly texts: Readonly<Record<string, Text>>;
};

/** A pack of a few Markdown texts, signed. */
export function packOf({
  id = 'desk-manners',
  version = 1,
  categories = [{ id: 'retail-sales', name: 'Retail Sales' }],
  key = publisherKey,
  texts,
}: Wanted): Promise<Uint8Array> {
  const contents = Object.entries(texts).map(
    ([entry, { title = `About ${entry}`, categoryId = 'retail-sales', text }]): Content => {
      const content = new TextEncoder().encode(text);
      return { id: entry, title, categoryId, format: 'md', source: sha256(content), content };
    },
  );
  const about = { id, version, title: 'Desk manners', publisher: 'A house', about: '' };
  return writePack({ ...about, categories: [...categories] }, contents, key);
}

/** The bytes of a file with any manifest at all, signed as if it were a good one. */
export function signedFile(
  manifest: string | Uint8Array,
  { contents = [], format = 1, key = publisherKey, length }: SignedParts = {},
): Uint8Array {
  const body = typeof manifest === 'string' ? new TextEncoder().encode(manifest) : manifest;
  const head = Buffer.alloc(48);
  head.write('DRILLPK\n', 0, 'latin1');
  head.writeUInt32BE(format, 8);
  head.writeUInt32BE(length ?? body.byteLength, 12);
  head.write(key.publicKey, 16, 'hex');
  const signature = key.sign(Buffer.concat([Buffer.from('drillroom pack\n'), head, body]));
  return new Uint8Array(Buffer.concat([head, signature, body, ...contents]));
}
type SignedParts = {
  readonly contents?: readonly Uint8Array[];
  readonly format?: number;
  readonly key?: SigningKey;
  readonly length?: number;
};
