import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openStore } from '#main/platform/db/open-store.ts';
import { childPorts } from './child-ports.ts';

// Gives a store new keys and says how far it came, but kills itself before its n-th write to a file.
const [dataDir = '', migrationsDir = '', key = '', dieAt = ''] = process.argv.slice(2);
const ports = childPorts(dataDir, migrationsDir, key);
const open = async () => {
  const opened = await openStore(ports);
  if (opened.state !== 'ok') throw new Error(`${opened.state}: ${opened.reason}`);
  return opened.store;
};
const say = (text: string): void => void process.stdout.write(`${text}\n`);

let step = 0;
const counted =
  <A extends unknown[], R>(call: (...args: A) => R) =>
  (...args: A): R => {
    step += 1;
    if (step === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
    return call(...args);
  };
const store = await open();
Object.assign(fs.promises, { open: counted(fs.promises.open), rename: counted(fs.promises.rename) });
Object.assign(fs, { writeSync: counted(fs.writeSync), fsyncSync: counted(fs.fsyncSync) });
syncBuiltinESMExports();

const prepared = await store.prepareRekey();
say(prepared.code);
store.transact((db) => {
  if (!prepared.putInForce(db)) throw new Error('It was overtaken.');
});
say('shown');
await store.close();
const renewed = await open();
say('renewed');
await renewed.close();
say('closed');
// An idle thread would keep the process for a minute.
await ports.workers.close();
