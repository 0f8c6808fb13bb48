import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from '#contract/errors.ts';
import { startHeadless } from '../../../../tools/headless/headless-process.ts';

// Runs in a desktop session, starts the headless host as IT would, and says what it answered.
const [what = '', folder = ''] = process.argv.slice(2);
const data = join(folder, 'data');
const keyFile = join(folder, 'key');
const admin = { name: 'Tomas Reyes', username: 't.reyes', password: 'correct horse till' };
const say = (name: string, value: unknown): void =>
  void process.stdout.write(`${JSON.stringify([name, value])}\n`);
const codeOf = (reply: Reply): string => (reply.ok ? 'OK' : reply.error.code);
const openingOf = (reply: Reply): unknown => {
  if (!reply.ok) return reply.error.code;
  const { state, cause } = reply.data as { state: string; cause: string | null };
  return cause === null ? state : `${state}, ${cause}`;
};

const more = what === 'with a key file' ? ['--key-file', keyFile] : [];
const host = startHeadless(['--data', data, ...more]);
say('opening', openingOf(await host.call('system.opening')));
if (what === 'first start') say('set up', codeOf(await host.call('accounts.createFirstAdmin', admin)));
else {
  const asAdmin = { identifier: admin.username, password: admin.password };
  say('signing in', codeOf(await host.call('accounts.signIn', asAdmin)));
  say('trying again', openingOf(await host.call('system.retryOpening')));
}
await host.end();
say('a database', existsSync(join(data, 'store.db')));
if (what === 'with a key file') say('a key file', readdirSync(folder).includes('key'));
process.exit();
