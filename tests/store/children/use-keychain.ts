import { execFileSync } from 'node:child_process';
import { endWithoutKeychain } from '#main/platform/keychain/end-without-keychain.ts';
import { askOtherProcess } from '#main/hosts/headless/ask-other-process.ts';
import { osKeychain } from '#main/platform/keychain/os-keychain.ts';
import type { AskElsewhere } from '#main/platform/keychain/proof.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';

// Runs inside a D-Bus session of its own with a real Secret Service and says what the keychain answered.
const [what = ''] = process.argv.slice(2);
const keychain = osKeychain({ service: 'Drillroom test', limitMs: 5000 });
const secret = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
const say = (name: string, value: unknown): void =>
  void process.stdout.write(`${JSON.stringify([name, value])}\n`);

const kindOf = async (account: string): Promise<string> => {
  const answer = await keychain.get(account, 'key');
  if (answer.kind !== 'found') return answer.kind;
  return Buffer.compare(answer.secret, secret) === 0 ? 'the secret' : 'another secret';
};

const serviceId = (): number => {
  const ask = 'org.freedesktop.DBus.GetConnectionUnixProcessID';
  const to = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/',
    ask,
    'string:org.freedesktop.secrets',
  ];
  return Number(/uint32 (\d+)/.exec(execFileSync('dbus-send', to, { encoding: 'utf8' }))?.[1]);
};

if (what === 'write') {
  say('backend', keychain.backend);
  say('before', await kindOf('store'));
  await keychain.set('store', 'key', secret);
  say('after', await kindOf('store'));
  const head = Uint8Array.from({ length: 256 }, (_, index) => index);
  await keychain.set('store', 'head', head);
  const kept = await keychain.get('store', 'head');
  say('the head beside it', kept.kind === 'found' && Buffer.compare(kept.secret, head) === 0);
}
if (what === 'read') {
  say('in another process', await kindOf('store'));
  say('another account', await kindOf('other'));
  const daemon = serviceId();
  process.kill(daemon, 'SIGSTOP');
  say('while it does not answer', await kindOf('store'));
  process.kill(daemon, 'SIGCONT');
}
if (what === 'end') {
  const daemon = serviceId();
  const impatient = osKeychain({ service: 'Drillroom test', limitMs: 100 });
  say('before', (await impatient.get('store', 'key')).kind);
  process.kill(daemon, 'SIGSTOP');
  say('when it does not answer soon', (await impatient.get('store', 'key')).kind);
  say('a call still waits', impatient.isWaiting());
  process.kill(daemon, 'SIGCONT');
  endWithoutKeychain(impatient);
}
if (what === 'prove') {
  const proving = (ask: AskElsewhere) =>
    osKeychain({ service: 'Drillroom', limitMs: 5000, elsewhere: { ask, random: systemRandom } });
  const outcome = (ask: AskElsewhere): Promise<string> =>
    proving(ask)
      .set('store', 'key', secret)
      .then(
        () => 'kept',
        (error: Error) => error.message,
      );
  say('another process gets it', await outcome(askOtherProcess));
  /** As for a keychain that gives a secret to the session that put it there, and to no other. */
  const inNoSession: AskElsewhere = (question) => {
    const { DBUS_SESSION_BUS_ADDRESS: bus } = process.env;
    process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere';
    const asked = askOtherProcess(question);
    process.env['DBUS_SESSION_BUS_ADDRESS'] = bus;
    return asked;
  };
  say('another process does not get it', await outcome(inNoSession));
}
if (what === 'locked') {
  say('while it is locked', await kindOf('store'));
  say(
    'writing',
    await keychain.set('store', 'key', secret).then(
      () => 'written',
      () => 'refused',
    ),
  );
}
if (what === 'alone') say('without a session', await kindOf('store'));
