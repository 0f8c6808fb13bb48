import type { Role } from './access.ts';

/** The people of the derived tests: one of each role, and a second trainee who must reach nothing of the first. */
export type SamplePerson = Role | 'otherTrainee';

/** A small branch, made for one test: signed-in people and what they have done so far. */
export type World = {
  /** Calls an operation as this person and answers its data; throws when it refuses. */
  readonly call: (as: SamplePerson, op: string, input?: unknown) => Promise<unknown>;
  /** A document of the library, its category, and a session of the trainee that is under way or finished. */
  readonly document: () => Promise<{ id: string; categoryId: string }>;
  readonly openSession: () => Promise<{ id: string }>;
  readonly finishedSession: () => Promise<{ id: string }>;
  /** The id of a person's account. */
  readonly idOf: (person: SamplePerson) => Promise<string>;
  /** A one-time code with which the trainee chooses a new password, and the id of the trainee's sign-in. */
  readonly codeForTrainee: () => Promise<string>;
  readonly signInOfTrainee: () => Promise<string>;
  /** The admin's own recovery code; empty in a store that nobody has set up. */
  readonly personalCode: string;
  /** The version of the privacy notice that people confirm. */
  readonly noticeVersion: () => Promise<string>;
  /** A word that is new each time it is asked for. */
  readonly fresh: (word: string) => string;
};

/**
 * An input with which an operation succeeds, so that every refusal the tests derive is known to come from who asks and
 * not from what is asked (ARCHITECTURE 9.1).
 */
export type Sample = {
  /** Who succeeds with it; `nobody` for what is done before signing in. */
  readonly as: SamplePerson | 'nobody';
  /** The state that it needs is another one than a store with people in it. */
  readonly world?: 'empty store' | 'locked window' | 'kept sign-in';
  /** With `world`: the code that it is refused with by a window, or a store, in the usual state. */
  readonly elsewhere?: string;
  /** What a policy has to say for it. */
  readonly policy?: Readonly<Record<string, unknown>>;
  readonly input: (world: World) => unknown;
  /** What everybody else brings of their own, in the place of what the sample has: a password. */
  readonly ofCaller?: (person: SamplePerson) => Readonly<Record<string, unknown>>;
  /** What it answers to an id of nothing, where that is not `NOT_FOUND`. */
  readonly unknownId?: string;
  /** It acts on something of `as`: for everybody else, except these, that thing does not exist. */
  readonly owned?: { readonly sharedWith: readonly SamplePerson[] };
  /** What it acts on is gone once its person sits down at another window. */
  readonly fleeting?: true;
  /** An input that the handler itself refuses, for operations whose limit counts refusals: a wrong guess at a secret. */
  readonly refused?: unknown;
};

export type SamplesOf<F> = { readonly [K in keyof F]: Sample };
