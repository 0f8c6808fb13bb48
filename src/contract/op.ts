import type { z } from 'zod';
import type { Access } from './access.ts';
import type { CommonCode } from './errors.ts';
import type { NamedLimit } from './limits.ts';

/**
 * How often an operation may be called: a limit of `limits.ts`, whose bucket each operation and user (else window) has
 * for itself.
 */
export type Rate<I = never> = NamedLimit & {
  /** Operations that name the same group share one bucket. */
  readonly group?: string;
  /** `pc`: one bucket for the whole PC instead of one for each user, else window. */
  readonly per?: 'user' | 'pc';
  readonly alsoBy?: SecondBucket<I>;
} & Counted;

/** A second bucket, of what the call is about. */
type SecondBucket<I> = NamedLimit &
  (
    | {
        /**
         * The account that is guessed at: `own` is that of the window, and a typed identifier is resolved, so that all
         * names of an account lead to one bucket, which every operation that guesses at it shares.
         */
        readonly account: 'own' | ((input: I) => string);
        readonly key?: undefined;
      }
    | {
        /** Whatever else the input names; `null` where the call takes nothing of this bucket. */
        readonly key: (input: I) => string | null;
        readonly account?: undefined;
      }
  );

/** Which calls take a token. */
type Counted =
  | {
      /** `refusals`: for sign-in, where a success is no sign of guessing. */
      readonly counts?: 'calls' | 'refusals';
      /** How many calls there may be all the same, where what is not counted costs something too. */
      readonly attempts?: NamedLimit;
    }
  | {
      /** For uploads: what is turned away before anything was written, its row included, uses up nothing of the limit. */
      readonly counts: 'accepted';
      /** How many calls there may be all the same, refused ones with them. */
      readonly attempts: NamedLimit;
    };

/**
 * What an audit row says beside who, what and upon what: ids, codes, counts and names of fields. Never a word that
 * somebody typed, so a text with a space in it is not written.
 */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** The audit row of an operation, or the reason why it needs none. `subject` is the id of what was acted upon. */
export type Audit<I, O> =
  | {
      readonly action: string;
      /** What the row is called when the handler refuses and keeps its writes. */
      readonly refusedAs?: string;
      readonly subject: (x: { readonly input: I; readonly output: O | null }) => string | null;
      /**
       * Who did it, once it is done: the subject, who proved by it who they are. Else whoever is signed in to the window,
       * or nobody.
       */
      readonly actor?: 'subject';
      /** Its row, once done, gets no readable names: it tells of somebody who is to be forgotten. */
      readonly nameless?: true;
      /** What kind of thing `subject` names; the first word of the action unless said. */
      readonly subjectType?: string;
      /** More about what was done: for instance which fields changed, by name, or how many. */
      readonly details?: (x: { readonly input: I; readonly output: O | null }) => AuditDetails;
    }
  | { readonly none: string };

type Declared<I extends z.ZodType, O extends z.ZodType, E extends string, A extends Access> = {
  /** One sentence for the reference page. */
  readonly about: string;
  readonly access: A;
  readonly rate: Rate<z.output<I>>;
  readonly input: I;
  readonly output: O;
  readonly errors?: readonly E[];
  /** Largest input in bytes, counted on decoded bytes and UTF-8 text. 1 MiB unless said. */
  readonly maxBytes?: number;
  /** `nothing`: answers even while the store is closed, and is given no database. */
  readonly needs?: 'store' | 'nothing';
};

/** Reads. Its handler is given a reader without write methods. */
export type QueryOp<I extends z.ZodType, O extends z.ZodType, E extends string, A extends Access> = Declared<
  I,
  O,
  E,
  A
> & {
  readonly kind: 'query';
  readonly audit?: Audit<z.output<I>, z.output<O>>;
};
/** Writes, in one transaction that holds its audit row. */
export type CommandOp<
  I extends z.ZodType,
  O extends z.ZodType,
  E extends string,
  A extends Access,
> = Declared<I, O, E, A> & {
  readonly kind: 'command';
  /**
   * Changes who is signed in to its window, so the calls of that window are put in order around it: those after it wait
   * until it is done. `enters` also lets those before it end first. `leaves` waits for no work and needs no disk: nobody
   * is kept from leaving, and the audit row follows when the store takes it.
   */
  readonly changesSession?: 'enters' | 'leaves';
  /**
   * Goes on while the disk is full, with the room that the store keeps for it (0165): coming in and going out, and what
   * makes room. Every other command is refused then, before it does anything.
   */
  readonly onFullDisk?: 'works';
  /**
   * Reaches beyond whoever is at the window: other people, the settings, files with much in them. The password has to
   * have been typed there within the last `stepUpMinutes`; else it is refused as `FORBIDDEN` with `stepUp`.
   */
  readonly stepUp?: true;
  readonly audit: Audit<z.output<I>, z.output<O>>;
  /** Queries whose answers this command makes stale, as `feature.operation`. */
  readonly invalidates?: readonly string[];
};
/** Answers in parts; the last part is the reply. Cancelled by an AbortSignal. */
export type StreamOp<I extends z.ZodType, O extends z.ZodType, E extends string, A extends Access> = Declared<
  I,
  O,
  E,
  A
> & {
  readonly kind: 'stream';
  readonly audit: Audit<z.output<I>, z.output<O>>;
  readonly invalidates?: readonly string[];
};

// `any` is the only type that accepts every instance of these three generics: their schemas are used both ways.
/* oxlint-disable typescript/no-explicit-any */
export type AnyOp =
  | QueryOp<any, any, any, Access>
  | CommandOp<any, any, any, Access>
  | StreamOp<any, any, any, Access>;
/* oxlint-enable typescript/no-explicit-any */
export type Feature = Readonly<Record<string, AnyOp>>;
export type Contract = Readonly<Record<string, Feature>>;

export const query = <
  I extends z.ZodType,
  O extends z.ZodType,
  const A extends Access,
  const E extends string = never,
>(
  declared: Omit<QueryOp<I, O, E, A>, 'kind'>,
): QueryOp<I, O, E, A> => ({ kind: 'query', ...declared });

export const command = <
  I extends z.ZodType,
  O extends z.ZodType,
  const A extends Access,
  const E extends string = never,
>(
  declared: Omit<CommandOp<I, O, E, A>, 'kind'>,
): CommandOp<I, O, E, A> => ({ kind: 'command', ...declared });

export const stream = <
  I extends z.ZodType,
  O extends z.ZodType,
  const A extends Access,
  const E extends string = never,
>(
  declared: Omit<StreamOp<I, O, E, A>, 'kind'>,
): StreamOp<I, O, E, A> => ({ kind: 'stream', ...declared });

/** Whether it answers while the store takes no writes. */
export const worksOnFullDisk = (op: AnyOp): boolean =>
  op.kind === 'query' ||
  op.needs === 'nothing' ||
  (op.kind === 'command' && (op.onFullDisk === 'works' || op.changesSession === 'leaves'));

/** What a caller passes in. */
export type InputOf<T> = T extends { input: infer I extends z.ZodType } ? z.input<I> : never;
/** What a handler receives: the input after parsing. */
export type ParsedOf<T> = T extends { input: infer I extends z.ZodType } ? z.output<I> : never;
/** What a handler returns. */
export type ReturnOf<T> = T extends { output: infer O extends z.ZodType } ? z.input<O> : never;
/** What a caller gets. */
export type OutputOf<T> = T extends { output: infer O extends z.ZodType } ? z.output<O> : never;
export type CodeOf<T> = CommonCode | (T extends { errors?: readonly (infer E)[] } ? E & string : never);
