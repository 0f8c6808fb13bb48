import { z } from 'zod';

/** At most `max` in any `perSeconds`, refilled evenly (a token bucket). */
export type Limit = { readonly max: number; readonly perSeconds: number };

const minute = 60;
const hour = 3600;
const day = 86_400;

/** The product's figures (PRODUCT 2.2). `guardsSecret`: what it counts are guesses. */
const figures = {
  /** Failed sign-ins, by the account that they were tried at and by PC. */
  signInPerAccount: { max: 5, perSeconds: minute, guardsSecret: true },
  signInPerPc: { max: 20, perSeconds: hour, guardsSecret: true },
  registration: { max: 3, perSeconds: hour },
  resetRequest: { max: 3, perSeconds: hour },
  /** Codes that stand in for a password: of a reset, of a set-up, of one's own. */
  resetConfirm: { max: 5, perSeconds: hour, guardsSecret: true },
  verification: { max: 10, perSeconds: hour, guardsSecret: true },
  /** The recovery code of the store: tried, or asked for with a password. */
  storeRecovery: { max: 5, perSeconds: hour, guardsSecret: true },
  adminCreation: { max: 5, perSeconds: day },
  /** By hand; a batch is one upload, and this many files may come of ten of them. */
  uploads: { max: 10, perSeconds: hour },
  filesOfBatches: { max: 2000, perSeconds: hour },
  embedding: { max: 60, perSeconds: minute },
  /** Searching and asking; `suggestions` is searching while somebody types. */
  retrieval: { max: 60, perSeconds: minute },
  suggestions: { max: 600, perSeconds: minute },
  /** While a password is being chosen: each takes the main process up to a tenth of a second. */
  passwordRatings: { max: 60, perSeconds: minute },
  chat: { max: 30, perSeconds: minute },
  /** Answers, grades and steps of a player. */
  answers: { max: 60, perSeconds: minute },
  bookings: { max: 20, perSeconds: hour },
  mail: { max: 100, perSeconds: hour },
  /** Locking and signing out: wide, since whoever is kept from leaving leaves their account to the next person. */
  leaving: { max: 60, perSeconds: minute },
  /** Every other command, and every other query. */
  commands: { max: 200, perSeconds: hour },
  queries: { max: 600, perSeconds: minute },
} as const satisfies Record<string, Limit & { readonly guardsSecret?: true }>;

export type LimitName = keyof typeof figures;

export const isLimitName = (name: string): name is LimitName => Object.hasOwn(figures, name);

/** A limit as declarations name it: `rate: limits.queries`. */
export type NamedLimit = Limit & {
  readonly limit: LimitName;
  /** Its buckets outlive a restart, and no policy makes them larger. */
  readonly guardsSecret?: true;
};

const names = Object.keys(figures) as LimitName[];
const byName = <T>(make: (name: LimitName) => T): Readonly<Record<LimitName, T>> =>
  Object.fromEntries(names.map((name) => [name, make(name)] as const)) as Record<LimitName, T>;

/** Every limit there is. An operation names one of them; a policy may set other figures by the same name. */
export const limits = byName((limit): NamedLimit => ({ limit, ...figures[limit] }));

/** Whether `other` lets through no more than `limit` does, at once and over time. */
export const isNoWider = (other: Limit, limit: Limit): boolean =>
  other.max <= limit.max && other.max * limit.perSeconds <= limit.max * other.perSeconds;

/** How many times as wide a policy may make a limit that guards no secret, so that none is ever switched off. */
const widest = 100;

const figureWithin = ({ max, perSeconds, guardsSecret }: NamedLimit) => {
  const bound = { max: guardsSecret === true ? max : max * widest, perSeconds };
  return z
    .strictObject({
      max: z.int().min(1),
      perSeconds: z
        .int()
        .min(1)
        .max(31 * day),
    })
    .refine((figure) => isNoWider(figure, bound), {
      error: `Use at most ${bound.max} in ${bound.perSeconds} seconds.`,
    });
};

/** What a policy may set: other figures for limits, by their names. */
export const LimitFigures = z.strictObject(byName((name) => figureWithin(limits[name]).optional()));
