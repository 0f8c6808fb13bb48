import { createHash } from 'node:crypto';
import { maxPackBytes } from '../contract.ts';
import { Manifest, packLayout, type PackEntry } from './pack-format.ts';
import { sha256InTurns } from '#main/kernel/sha256-in-turns.ts';
import { isSignedBy } from './signing.ts';

export type PackHead = {
  readonly manifest: Manifest;
  readonly manifestHash: string;
  /** Who signed it. Whether they are believed here is another question. */
  readonly publicKey: string;
};
export type ReadPack = PackHead & { readonly contentOf: (entry: PackEntry) => Uint8Array };

/** Why a file is not taken: the first thing that is wrong with it. */
export type PackFault =
  | {
      readonly code: 'PACK_UNREADABLE';
      readonly why: 'not_a_pack' | 'cut' | 'too_large' | 'signature' | 'manifest' | 'content';
    }
  | { readonly code: 'PACK_NEWER_FORMAT'; readonly format: number };

type HeadAnswer = { readonly head: PackHead; readonly contentsAt: number } | { readonly fault: PackFault };
type Answer = { readonly pack: ReadPack } | { readonly fault: PackFault };

const unreadable = (why: Extract<PackFault, { code: 'PACK_UNREADABLE' }>['why']) => ({
  fault: { code: 'PACK_UNREADABLE', why } as const,
});

/** The signed part of a pack, without a look at the contents that follow it. */
export function readPackHead(file: Uint8Array): HeadAnswer {
  const { magic, formatAt, lengthAt, keyAt, signatureAt, manifestAt, maxManifestBytes, purpose } = packLayout;
  if (!magic.every((byte, at) => file[at] === byte)) return unreadable('not_a_pack');
  if (file.byteLength < manifestAt) return unreadable('cut');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const format = view.getUint32(formatAt);
  if (format > packLayout.format) return { fault: { code: 'PACK_NEWER_FORMAT', format } };
  if (format !== packLayout.format) return unreadable('not_a_pack');
  const length = view.getUint32(lengthAt);
  if (length > maxManifestBytes) return unreadable('too_large');
  const contentsAt = manifestAt + length;
  if (file.byteLength < contentsAt) return unreadable('cut');
  const manifestBytes = file.subarray(manifestAt, contentsAt);
  const publicKey = file.subarray(keyAt, signatureAt);
  const signed = Buffer.concat([purpose, file.subarray(0, signatureAt), manifestBytes]);
  // Before anything of the manifest is read: what nobody signed is not worth a parser.
  if (!isSignedBy(publicKey, signed, file.subarray(signatureAt, manifestAt))) return unreadable('signature');
  const manifest = parsedManifest(manifestBytes);
  if (manifest === null) return unreadable('manifest');
  const manifestHash = createHash('sha256').update(manifestBytes).digest('hex');
  return { head: { manifest, manifestHash, publicKey: Buffer.from(publicKey).toString('hex') }, contentsAt };
}

/**
 * A pack as it lies in a file, once its signature, its shape and every byte of its contents have proved right. Nothing in
 * it names a place: contents have no names, only lengths, and nothing is compressed.
 */
export async function readPack(file: Uint8Array): Promise<Answer> {
  if (file.byteLength > maxPackBytes) return unreadable('too_large');
  const answer = readPackHead(file);
  if ('fault' in answer) return answer;
  const { head, contentsAt } = answer;
  const places = new Map<string, Uint8Array>();
  let at = contentsAt;
  for (const { id, bytes } of head.manifest.documents) {
    places.set(id, file.subarray(at, at + bytes));
    at += bytes;
  }
  // Neither less nor more than the manifest says: what nobody signed does not travel along.
  if (file.byteLength < at) return unreadable('cut');
  if (file.byteLength > at) return unreadable('content');
  const contentOf = ({ id }: PackEntry): Uint8Array => places.get(id) ?? new Uint8Array();
  for (const entry of head.manifest.documents) {
    if ((await sha256InTurns(contentOf(entry))) !== entry.sha256) return unreadable('content');
  }
  return { pack: { ...head, contentOf } };
}

function parsedManifest(bytes: Uint8Array): Manifest | null {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    // The only two faults of these calls: bytes that are no UTF-8, and text that is no JSON.
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
  return Manifest.safeParse(raw).data ?? null;
}
