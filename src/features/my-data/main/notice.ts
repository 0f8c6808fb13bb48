import { createHash } from 'node:crypto';
import type { Holding, PersonalData } from '#contract/personal-data.ts';
import type { Settings } from '#main/kernel/settings.ts';
import { wordsEn } from './words-en.ts';

/** A holding in the words that people read. */
export type ToldHolding = {
  readonly feature: string;
  readonly key: string;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly keptFor: string;
  readonly seenBy: string;
  readonly whenErased: string;
  /** A deletion leaves nothing of it. */
  readonly goes: boolean;
  /** Why an export has none of it. */
  readonly notExported: string | null;
};
export type Notice = {
  readonly version: string;
  readonly general: string[];
  readonly holdings: ToldHolding[];
};

type Declared = Readonly<Record<string, PersonalData>>;

/** Every holding with the feature that declares it, in the order of the registry. */
export const holdingsOf = (declared: Declared): { feature: string; key: string; holding: Holding }[] =>
  Object.entries(declared).flatMap(([feature, data]) =>
    'none' in data ? [] : Object.entries(data.holds).map(([key, holding]) => ({ feature, key, holding })),
  );

/** The privacy notice, made of what the features declare and of the settings in force. */
export function makeNotice(declared: Declared, settings: Settings, copyDays: number): Notice {
  const told = holdingsOf(declared).map(({ feature, key, holding }): ToldHolding => {
    const { title, what, why, keptFor, seenBy, whenErased, record } = holding;
    const days = keptFor === 'account' || keptFor === 'itsEnd' ? 0 : settings.get(keptFor);
    return {
      feature,
      key,
      title,
      what,
      why,
      keptFor: wordsEn.keptFor(keptFor, days),
      seenBy: wordsEn.seenBy(seenBy),
      goes: whenErased === 'goes',
      whenErased: whenErased === 'goes' ? wordsEn.goes : whenErased.stays,
      notExported: 'notExported' in record ? record.notExported : null,
    };
  });
  const words = { general: [...wordsEn.general(copyDays)], holdings: told };
  // Whoever has read this has read exactly this: where it says something else, it is another version.
  const version = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16);
  return { version, ...words };
}
