import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openStore } from '#main/platform/db/open-store.ts';
import { childPorts } from './child-ports.ts';

// Gives out one recovery code and says how far it came, but kills itself before its n-th write to the data folder.
const [dataDir = '', migrationsDir = '', key = '', dieAt = ''] = process.argv.slice(2);
const opened = await openStore(childPorts(dataDir, migrationsDir, key));
if (opened.state !== 'ok') throw new Error(`${opened.state}: ${opened.reason}`);
const { store } = opened;

let step = 0;
const counted =
  <A extends unknown[], R>(call: (...args: A) => R) =>
  (...args: A): R => {
    step += 1;
    if (step === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
    return call(...args);
  };
Object.assign(fs.promises, { open: counted(fs.promises.open), rename: counted(fs.promises.rename) });
Object.assign(fs, { writeSync: counted(fs.writeSync), fsyncSync: counted(fs.fsyncSync) });
syncBuiltinESMExports();
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const prepared = await store.prepareRecoveryCode();
say(prepared.code);
store.transact((db) => {
  if (!prepared.putInForce(db)) throw new Error('It was overtaken.');
});
say('shown');
await prepared.settle();
await store.close();
say('closed');
