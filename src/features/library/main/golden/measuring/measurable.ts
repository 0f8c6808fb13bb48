import { createHash } from 'node:crypto';
import type { Reader } from '#main/platform/db/store.ts';
import { readyEmbedder } from '../../retrieval/store.ts';
import * as store from './store.ts';

const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * What there is to measure now: all that search answers from, whichever way it changed, by an import, a pack, the bin, a
 * version, a decision or a day that came. `null`: nothing is asked.
 */
export function measurable(db: Reader, day: string, engine: string): store.Measurable | null {
  const asked = store.namesOfAsked(db);
  if (asked === '') return null;
  return {
    material: hashed(store.namesInForce(db, day)),
    asked: hashed(asked),
    engine,
    embedder: readyEmbedder(db)?.id ?? '',
  };
}

export const isSameMaterial = (one: store.Measurable, other: store.Measurable): boolean =>
  one.material === other.material && one.engine === other.engine && one.embedder === other.embedder;

export const isSame = (one: store.Measurable | null, other: store.Measurable | null): boolean =>
  one !== null && other !== null && isSameMaterial(one, other) && one.asked === other.asked;
