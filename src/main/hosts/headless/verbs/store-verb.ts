import { resolve } from 'node:path';
import type { ClosedAnswer } from '#main/platform/db/opening.ts';
import { endWithoutKeychain } from '#main/platform/keychain/end-without-keychain.ts';
import { storeFaultIn } from '#main/platform/db/store-fault.ts';
import type { Ports } from '#main/platform/ports.ts';
import { systemClock } from '#main/platform/system/system-clock.ts';
import { exit, type ExitCode } from '../exit-codes.ts';
import { isOfStore, isSameFile, wrongDataFolder } from '../is-of-store.ts';
import { headlessPorts, stderrLog } from '../ports.ts';
import { todoOf, type Why, whyWords } from './answer-words.ts';
import { exitOf } from './exit-of.ts';
import { readOptions } from './read-options.ts';
import type { Verb, VerbIo } from './verb.ts';

/** What an answer says beside its verb. */
export type AnswerRest = { readonly why?: Why; readonly [field: string]: unknown };

/** What a verb that works on a data folder is given. */
export type StoreVerbCall<Required extends string, Optional extends string> = {
  readonly ports: Ports;
  readonly options: { readonly [K in Required]: string } & { readonly [K in Optional]?: string };
  /** The one line of the answer; what to do about a `why` is added. */
  readonly answer: (ok: boolean, rest: AnswerRest) => void;
  /** The answer where the store is closed, and its exit code. */
  readonly closed: (found: ClosedAnswer) => ExitCode;
};

/** The options that name a file to be written. */
const written = ['key-file', 'out', 'prometheus'] as const;
/** The options that name a file which something else is written in, or read from. */
const others = ['key-file', 'policy', 'file', 'code-file'] as const;

type Given = Partial<Record<string, string>>;

/** Why a file must not be written, in words; `null` where nothing is lost by it. */
function wrongTarget(given: Given, dataDir: string): string | null {
  for (const name of written) {
    const file = given[name];
    if (file === undefined) continue;
    // What is written there would be written in the place of the data, and a key in the place of what it opens.
    if (isOfStore(file, dataDir)) return `--${name} must not be one of the files of the store.`;
    const other = others.find((one) => {
      const named = given[one];
      return one !== name && named !== undefined && isSameFile(file, named);
    });
    if (other !== undefined) return `--${name} must not name the same file as --${other}.`;
  }
  return null;
}

/** A verb that works on a folder, with `--key-file` and options that each have a text behind them. */
export function storeVerb<Required extends string, Optional extends string = never>(o: {
  readonly name: string;
  /** What is typed behind the name, beside `--key-file`. */
  readonly typed: string;
  readonly does: string;
  readonly required: readonly Required[];
  readonly optional?: readonly Optional[];
  /** Which of the required options names the folder. */
  readonly folder: Required;
  /** A key file is made where there is none. */
  readonly mayCreateKey?: true;
  /** It answers a code that is shown once. */
  readonly tellsCode?: true;
  /** What is wrong with the options, in words, before anything is done; `null`: nothing. */
  readonly wrong?: (options: StoreVerbCall<Required, Optional>['options'], dataDir: string) => string | null;
  readonly run: (call: StoreVerbCall<Required, Optional>) => Promise<ExitCode>;
}): readonly [name: string, verb: Verb] {
  const typed = `${o.name} ${o.typed} [--key-file FILE]`;
  const usage = `Usage: npm run -s rpc -- ${typed}`;
  const work = async (
    args: readonly string[],
    { out, err, isHeard }: VerbIo,
    answer: StoreVerbCall<never, never>['answer'],
  ): Promise<ExitCode> => {
    if (args.includes('--help')) {
      out(`${usage}\n${o.does}`);
      return exit.ok;
    }
    const options = readOptions<Required, Optional | 'key-file'>(args, {
      required: o.required,
      optional: ['key-file', ...(o.optional ?? [])],
    });
    if (typeof options === 'string') {
      err(`${options}\n${usage}`);
      return exit.usage;
    }
    if (o.tellsCode === true && isHeard?.() === false) {
      err(
        `Nothing was done: this answers a code that is shown once, and standard output leads nowhere.\n${usage}`,
      );
      return exit.usage;
    }
    const dataDir = resolve(options[o.folder]);
    const wrong =
      o.wrong?.(options, dataDir) ??
      (o.folder === 'data' ? wrongDataFolder(dataDir) : null) ??
      wrongTarget(options, dataDir);
    if (wrong !== null) {
      err(`${wrong}\n${usage}`);
      return exit.usage;
    }
    const ports = headlessPorts({
      dataDir,
      keyFile: options['key-file'],
      mayCreateKey: o.mayCreateKey ?? false,
      startAt: undefined,
    });
    const closed = ({ state, cause, holder, reason }: ClosedAnswer): ExitCode => {
      answer(false, { state, cause, holder, reason, todo: todoOf({ state, cause }) });
      return exitOf[state];
    };
    try {
      return await o.run({ ports, options, answer, closed });
    } finally {
      ports.machine.stop();
      await ports.workers.close();
      endWithoutKeychain(ports.vault);
    }
  };
  const run: Verb['run'] = async (args, io) => {
    let isAnswered = false;
    const answer = (ok: boolean, rest: AnswerRest): void => {
      isAnswered = true;
      const todo = rest.why === undefined ? {} : { todo: whyWords[rest.why].todo };
      io.out(JSON.stringify({ verb: o.name, ok, ...rest, ...todo }));
    };
    try {
      return await work(args, io, answer);
    } catch (error) {
      // What no verb foresaw: whoever runs it in a script still gets one line and an exit code of the table.
      stderrLog(systemClock).error('verb.failed', error, { verb: o.name });
      const fault = storeFaultIn(error);
      const isFull = fault?.kind === 'disk_full';
      if (!isAnswered) answer(false, { why: isFull ? 'disk_full' : 'unexpected', reason: fault?.message });
      return isFull ? exit.diskFull : exit.unhealthy;
    }
  };
  return [o.name, { usage: [typed, o.does], run }];
}
