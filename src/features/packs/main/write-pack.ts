import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Manifest, PackEntry } from './pack-format.ts';
import { packLayout } from './pack-format.ts';
import { sha256InTurns } from '#main/kernel/sha256-in-turns.ts';
import type { SigningKey } from './signing.ts';

export type Content = Omit<PackEntry, 'bytes' | 'sha256'> & { readonly content: Uint8Array };
type About = Omit<Manifest, 'documents'>;

/** A pack as the bytes of a file. The same content, under the same key, gives the same bytes. */
export async function writePack(
  about: About,
  contents: readonly Content[],
  key: SigningKey,
): Promise<Uint8Array> {
  const documents: PackEntry[] = [];
  for (const { content, ...entry } of contents) {
    documents.push({ ...entry, bytes: content.byteLength, sha256: await sha256InTurns(content) });
  }
  const manifest = Buffer.from(JSON.stringify({ ...about, documents }), 'utf8');
  const { magic, format, formatAt, lengthAt, keyAt, signatureAt, purpose } = packLayout;
  const head = Buffer.alloc(signatureAt);
  head.set(magic, 0);
  head.writeUInt32BE(format, formatAt);
  head.writeUInt32BE(manifest.byteLength, lengthAt);
  head.set(Buffer.from(key.publicKey, 'hex'), keyAt);
  const signature = key.sign(Buffer.concat([purpose, head, manifest]));
  const parts = [head, signature, manifest, ...contents.map(({ content }) => content)];
  const file = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.byteLength;
    await nextTurn();
  }
  return file;
}
