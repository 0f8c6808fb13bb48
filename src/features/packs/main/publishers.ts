import type { z } from 'zod';
import type { Reader } from '#main/platform/db/store.ts';
import type { Trust } from '../contract.ts';
import { signingKey } from './signing.ts';
import * as store from './store.ts';

/** The key with which the packs that come with Drillroom are signed. */
export const ownPublisher = {
  publicKey: '2a93cdee1ae8dd3f260331c7641bd26039b5ee726dccabce8ee9a64d9557f20e',
  name: 'Drillroom',
} as const;

/** What a key counts for here. */
export function trustOf(db: Reader, publicKey: string): z.output<typeof Trust> {
  if (publicKey === ownPublisher.publicKey) return 'builtIn';
  const seed = store.keySeed(db);
  if (seed !== null && signingKey(seed).publicKey === publicKey) return 'thisStore';
  return store.publisherByKey(db, publicKey) === null ? 'unknown' : 'trusted';
}

/** Everybody whose packs are taken here: the makers of Drillroom, this store once it signed a pack, and those trusted. */
export function publishersOf(db: Reader) {
  const seed = store.keySeed(db);
  const fixed = [
    { ...ownPublisher, trust: 'builtIn' as const, trustedAt: null },
    ...(seed === null
      ? []
      : [
          {
            publicKey: signingKey(seed).publicKey,
            name: '',
            trust: 'thisStore' as const,
            trustedAt: null,
          },
        ]),
  ];
  const trusted = store.listPublishers(db).map((one) => ({ ...one, trust: 'trusted' as const }));
  return [...fixed, ...trusted];
}
