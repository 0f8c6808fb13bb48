import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BootstrapError } from './bootstrap-error.mjs';
import { findNode } from './find-node.mjs';
import { handOver } from './hand-over.mjs';
import { install } from './install.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Each command and the file that carries it out, under Node 24, once the dependencies are there. */
const commands = {
  start: 'scripts/commands/start.ts',
  test: 'scripts/commands/test.ts',
  check: 'scripts/commands/check.ts',
  build: 'scripts/commands/build.ts',
  reference: 'scripts/commands/reference.ts',
  coverage: 'scripts/commands/coverage.ts',
  mutation: 'scripts/commands/mutation.ts',
  'faults-long': 'scripts/commands/faults-long.ts',
  'release-gate': 'scripts/commands/release-gate.ts',
  'eval:retrieval': 'evals/retrieval.ts',
  'eval:ask': 'evals/ask.ts',
  'eval:compare': 'evals/compare.ts',
  'eval:grading': 'evals/grading.ts',
  rpc: 'src/main/hosts/headless/main.ts',
};

/** stdout belongs to the command: `rpc` speaks a protocol there. */
const say = (line) => process.stderr.write(`drillroom: ${line}\n`);

const fileOf = (command) => {
  if (command === undefined || !Object.hasOwn(commands, command)) {
    const known = Object.keys(commands).join(', ');
    throw new BootstrapError(
      `${command ? `"${command}" is not a command` : 'say what to run'}. Commands: ${known}.`,
    );
  }
  const file = join(root, commands[command]);
  if (!existsSync(file))
    throw new BootstrapError(`this copy is incomplete: ${commands[command]} is missing.`);
  return file;
};

/** The commands whose arguments name files of the person at the keyboard. */
const takesPaths = ['rpc', 'eval:retrieval', 'eval:compare', 'eval:ask', 'eval:grading'];

/**
 * The folder that a relative path means. npm runs a script in the folder of the project, wherever it was typed, and says
 * where that was; what another script of npm started inherits that too, and means its own folder.
 */
const folderTypedIn = (command) => {
  const { INIT_CWD: typedIn, npm_lifecycle_event: script } = process.env;
  const isOwn = takesPaths.includes(command) && script === command;
  return isOwn && typedIn && existsSync(typedIn) ? typedIn : process.cwd();
};

/** Brings the machine to where `command` can run, then lets it: `argv` is the command's name and its arguments. */
export const run = async ([command, ...args]) => {
  try {
    const file = fileOf(command);
    // Programs take an empty HOME for the current folder; without one they ask the system where the home folder is.
    if (process.env.HOME === '') delete process.env.HOME;
    await install(root, say);
    const node = findNode(root);
    if (node.bundled) {
      say(
        `Node ${process.versions.node} is too old for the app; using the Node ${node.version} that came with it.`,
      );
    }
    await handOver({ root, node: node.path, file, args, cwd: folderTypedIn(command) });
  } catch (error) {
    say(error instanceof BootstrapError ? error.message : error.stack);
    process.exitCode = 1;
  }
};
