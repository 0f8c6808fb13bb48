import { stdin, stdout } from 'node:process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '#main/app.ts';
import { policyOf } from '#main/kernel/policy.ts';
import { makePrivateFolder } from '#main/platform/db/data-folder.ts';
import { endWithoutKeychain } from '#main/platform/keychain/end-without-keychain.ts';
import { namedFile } from '#main/platform/policy/named-file.ts';
import { exit } from './exit-codes.ts';
import { isOfStore, wrongDataFolder } from './is-of-store.ts';
import { headlessPorts } from './ports.ts';
import { serveLines } from './protocol.ts';
import { readStartTime } from './read-start-time.ts';
import { leadsSomewhere, watchOutput } from './output.ts';
import { verbs } from './verbs/registry.ts';
import type { Verb } from './verbs/verb.ts';

const usage = `Usage: npm run -s rpc -- --data DIR [--key-file FILE] [--policy FILE] [--clock TIME] [--log-dir DIR]
Answers one JSON object per line: in {"id":1,"op":"library.search","input":{…}}, out {"id":1,"ok":true,"data":…}.
  --data DIR       the folder of the store; made when it does not exist
  --key-file FILE  take the store's key from this file instead of the OS keychain (made only for a new store)
  --policy FILE    the organisation's policy
  --log-dir DIR    write the log there too, as files of JSON lines
  --clock TIME     start the wall clock at this ISO 8601 time, from the years 1970 to 9998
Or does one thing and answers with one line of JSON:
${[...verbs.values()].map(({ usage: [typed, does] }) => `  ${typed}\n                   ${does}`).join('\n')}
`;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

function madeFolder(path: string): boolean {
  try {
    makePrivateFolder(resolve(path));
    return true;
  } catch {
    return false;
  }
}

/** Ends with an exit code; whose answers nobody can have got has not ended well, whatever it did. */
function endedWith(code: number, lost: Error | null): number {
  if (lost === null) return code;
  process.stderr.write(
    `What was asked for was tried, and its answer could not be written: ${messageOf(lost)}\n`,
  );
  return exit.unhealthy;
}

async function runVerb(verb: Verb, args: readonly string[]): Promise<number> {
  const lost = watchOutput();
  const to = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);
  const code = await verb.run(args, { out: to(stdout), err: to(process.stderr), isHeard: leadsSomewhere });
  return endedWith(code, await lost());
}

async function main(given: readonly string[]): Promise<number> {
  const [word = '', ...args] = given;
  if (word === '--help') {
    stdout.write(usage);
    return exit.ok;
  }
  const verb = verbs.get(word);
  if (verb !== undefined) {
    return runVerb(verb, args);
  }
  if (word !== '' && !word.startsWith('-')) {
    process.stderr.write(`There is no verb ${word}.\n${usage}`);
    return exit.usage;
  }
  let values: { data?: string; 'key-file'?: string; policy?: string; clock?: string; 'log-dir'?: string };
  try {
    const text = { type: 'string' } as const;
    const options = { data: text, 'key-file': text, policy: text, clock: text, 'log-dir': text };
    ({ values } = parseArgs({ args: [...given], options, strict: true, allowPositionals: false }));
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n${usage}`);
    return exit.usage;
  }
  if (values.data === undefined || values.data === '') {
    process.stderr.write(usage);
    return exit.usage;
  }
  const startAt = values.clock === undefined ? undefined : readStartTime(values.clock);
  if (typeof startAt === 'string') {
    process.stderr.write(`${startAt}\n${usage}`);
    return exit.usage;
  }

  const logDir = values['log-dir'];
  if (logDir !== undefined && !madeFolder(logDir)) {
    process.stderr.write(`--log-dir names a folder that cannot be made.\n${usage}`);
    return exit.usage;
  }

  const wrong = wrongDataFolder(values.data);
  if (wrong !== null) {
    process.stderr.write(`${wrong}\n`);
    return exit.usage;
  }
  if (values['key-file'] !== undefined && isOfStore(values['key-file'], values.data)) {
    process.stderr.write('--key-file must not be one of the files of the store.\n');
    return exit.usage;
  }

  if (values.policy !== undefined) {
    const { problems, unknownKeys } = policyOf(await namedFile(values.policy)());
    for (const { key } of unknownKeys) process.stderr.write(`The policy names ${key}, which is not known.\n`);
    if (problems.length > 0) {
      const lines = problems.map(({ path, message }) => `  ${path === '' ? 'the file' : path}: ${message}\n`);
      process.stderr.write(`The policy file cannot be used:\n${lines.join('')}`);
      return exit.policyInvalid;
    }
  }

  const ports = headlessPorts({
    dataDir: values.data,
    keyFile: values['key-file'],
    mayCreateKey: true,
    policyFile: values.policy,
    logDir,
    startAt,
  });
  const app = await createApp(ports);
  const write = (line: string): void => void stdout.write(line);
  // Who gets no answers asks for nothing more: it ends as with the input.
  const lost = watchOutput((error) => void stdin.destroy(error));
  await serveLines({ app, input: stdin, write }).catch(async (error: unknown) => {
    if (error !== (await lost())) throw error;
  });
  await app.close();
  if (ports.vault.isWaiting()) process.stderr.write('The keychain never came back: this process is ended.\n');
  endWithoutKeychain(ports.vault);
  return endedWith(exit.ok, await lost());
}

process.exitCode = await main(process.argv.slice(2));
