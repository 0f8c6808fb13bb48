import { resolve } from 'node:path';
import type { ClosedAnswer } from '#main/platform/db/opening.ts';
import { endWithoutKeychain } from '#main/platform/keychain/end-without-keychain.ts';
import type { Ports } from '#main/platform/ports.ts';
import { exit, type ExitCode } from '../exit-codes.ts';
import { isOfStore } from '../is-of-store.ts';
import { headlessPorts } from '../ports.ts';
import { exitOf } from './exit-of.ts';
import { readOptions } from './read-options.ts';
import type { Verb } from './verb.ts';

/** What a verb that works on a data folder is given. */
export type StoreVerbCall<Required extends string, Optional extends string> = {
  readonly ports: Ports;
  readonly options: { readonly [K in Required]: string } & { readonly [K in Optional]?: string };
  /** The one line of the answer. */
  readonly answer: (ok: boolean, rest: object) => void;
  /** The answer where the store is closed, and its exit code. */
  readonly closed: (found: ClosedAnswer) => ExitCode;
};

/** The options that name a file to be written. */
const written = ['key-file', 'out', 'prometheus'] as const;

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
  readonly run: (call: StoreVerbCall<Required, Optional>) => Promise<ExitCode>;
}): readonly [name: string, verb: Verb] {
  const typed = `${o.name} ${o.typed} [--key-file FILE]`;
  const run: Verb['run'] = async (args, { out, err }) => {
    const options = readOptions<Required, Optional | 'key-file'>(args, {
      required: o.required,
      optional: ['key-file', ...(o.optional ?? [])],
    });
    if (typeof options === 'string') {
      err(`${options}\nUsage: npm run -s rpc -- ${typed}`);
      return exit.usage;
    }
    const dataDir = resolve(options[o.folder]);
    const given: Partial<Record<string, string>> = options;
    // What is written there would be written in the place of the data, and a key in the place of what it opens.
    for (const name of written) {
      const file = given[name];
      if (file !== undefined && isOfStore(file, dataDir)) {
        err(`--${name} must not be one of the files of the store.`);
        return exit.usage;
      }
    }
    const ports = headlessPorts({
      dataDir,
      keyFile: options['key-file'],
      mayCreateKey: o.mayCreateKey ?? false,
      startAt: undefined,
    });
    const answer = (ok: boolean, rest: object): void => out(JSON.stringify({ verb: o.name, ok, ...rest }));
    const closed = ({ state, cause, holder, reason }: ClosedAnswer): ExitCode => {
      answer(false, { state, cause, holder, reason });
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
  return [o.name, { usage: [typed, o.does], run }];
}
