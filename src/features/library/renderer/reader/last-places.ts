import { z } from 'zod';
import { keep, readKept } from '#renderer/lib/kept.ts';

const Places = z.array(z.tuple([z.string(), z.number().int().min(0)])).max(100);
const mostPlaces = 100;

const keyOf = (accountId: string): string => `drillroom.places.${accountId}`;

/** The offset at which a person left a document; 0 when it is new to them. Only ids and figures are kept. */
export const lastPlace = (accountId: string, documentId: string): number =>
  readKept(keyOf(accountId), Places, []).find(([id]) => id === documentId)?.[1] ?? 0;

/** Keeps where a person is in a document, for the last hundred documents. */
export function keepPlace(accountId: string, documentId: string, offset: number): void {
  const others = readKept(keyOf(accountId), Places, []).filter(([id]) => id !== documentId);
  keep(keyOf(accountId), [[documentId, offset], ...others].slice(0, mostPlaces));
}
