import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Push } from '#contract/bridge.ts';
import { createClient } from '#contract/client.ts';
import { OperationError, type Reply } from '#contract/errors.ts';
import { contract } from '#features/contract.ts';
import { type App, createApp } from '#main/app.ts';
import { bcryptHasher } from '#main/platform/password/bcrypt-hasher.ts';
import { fixedPolicy } from '#main/platform/policy/fixed-policy.ts';
import type { PolicySource } from '#main/platform/policy/policy-source.ts';
import type { Log, Ports } from '#main/platform/ports.ts';
import { scryptStretch } from '#main/platform/stretch-code.ts';
import { localMachine } from '#main/platform/system/local-machine.ts';
import { systemIds } from '#main/platform/system/system-ids.ts';
import { systemRandom } from '#main/platform/system/system-random.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { memoryVault, type MemoryVault } from './memory-vault.ts';
import type { ClearPage } from './clear-pages.ts';
import { roomyDisk } from './roomy-disk.ts';
import { changeStore, readPages, readStore } from './read-store.ts';
import { resourcesDir, ownThreads } from './own-threads.ts';
import { storeFolder } from './temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

type LogLine = { readonly level: string; readonly event: string; readonly fields: unknown };

/** The real app on a real encrypted store in a temp folder: only the clock and the keychain are the test's own. */
export type TestApp = {
  readonly app: App;
  readonly clock: FakeClock;
  readonly vault: MemoryVault;
  readonly dataDir: string;
  readonly log: readonly LogLine[];
  readonly pushes: readonly { windowId: string | null; push: Push }[];
  /** One window: raw replies by `call`, typed operations by `api`. */
  readonly window: (id?: string) => ReturnType<typeof windowOf>;
  /** How often a password was hashed so far, to be kept or to be checked. */
  readonly hashings: () => number;
  /** The statements that features ran so far, without what they were asked for. */
  readonly statements: readonly string[];
  /** Calls an operation at the window that bears the person's name; throws when it refuses. */
  readonly as: (windowId: string, op: string, input?: unknown) => Promise<unknown>;
  /** Rows of the live store, read over a connection of the test's own. */
  readonly rows: <Row>(sql: string, ...params: (string | number)[]) => Promise<Row[]>;
  /** Changes the live store behind the app's back, as another hand on the files would. */
  readonly change: (change: Parameters<typeof changeStore>[1]) => Promise<void>;
  /** Every page of the live store and of its write-ahead log, in the clear. */
  readonly pages: () => Promise<ClearPage[]>;
  /** As after a quit and a new start, with what happened to the store in between. */
  readonly restart: (between?: Parameters<typeof changeStore>[1]) => Promise<TestApp>;
  /** A start on what lies on the disk now, as after the power went: this app is not asked to close first. */
  readonly startAfterCrash: () => Promise<TestApp>;
};

function windowOf(app: App, windowId: string) {
  const caller = { windowId };
  const call = (op: string, input: unknown = {}): Promise<Reply> => app.dispatch(caller, op, input);
  const api = createClient(contract, {
    call,
    stream: (op, input, onPart) => {
      const abort = new AbortController();
      const reply = app.dispatch(caller, op, input, { signal: abort.signal, onPart });
      return { reply, cancel: () => abort.abort() };
    },
  });
  return { call, api, caller };
}

export type StartOptions = {
  clock?: FakeClock;
  vault?: MemoryVault;
  dataDir?: string;
  /** What the policy says, or where it is read from; none unless said. */
  policy?: Readonly<Record<string, unknown>> | PolicySource | undefined;
  /** Threads that do something else than the shipped ones, by name. */
  workers?: Readonly<Record<string, URL>>;
  /** Costs next to nothing unless said. */
  passwords?: Ports['passwords'];
  stretchCode?: Ports['stretchCode'];
  machine?: Ports['machine'];
  /** Where `logs` writes its files. */
  logDir?: string;
  /** Told of every line of the log too. */
  logs?: Log;
  /** Told of everything that goes in and comes out. */
  heard?: (what: { readonly op: string; readonly input: unknown; readonly output: unknown }) => void;
  /** Has room for everything unless said. */
  disk?: Ports['disk'];
  /** As in a window, which is there before the store is open. */
  waitsForStore?: false;
};

const noPolicy: PolicySource = () => Promise.resolve([]);
const policySource = (policy: StartOptions['policy']): PolicySource =>
  typeof policy === 'function' ? policy : policy === undefined ? noPolicy : fixedPolicy(policy);

/** The same port, which counts how often it is asked. */
const counted = <T extends object>(port: T, count: () => void): T =>
  new Proxy(port, {
    get: (target, key) => {
      const held: unknown = Reflect.get(target, key);
      // To look at a hash is not to make one.
      if (typeof held !== 'function' || key === 'isOutdated') return held;
      return (...args: unknown[]): unknown => {
        count();
        return Reflect.apply(held, target, args);
      };
    },
  });

/** The same app, with an ear at its one way in. */
const listenedTo = (app: App, heard: StartOptions['heard']): App =>
  heard === undefined
    ? app
    : {
        ...app,
        dispatch: async (caller, op, input, { onPart, ...options } = {}) => {
          const parts: unknown[] = [];
          const onEachPart = (part: unknown): void => {
            parts.push(part);
            onPart?.(part);
          };
          const reply = await app.dispatch(caller, op, input, { ...options, onPart: onEachPart });
          heard({ op, input, output: [reply, ...parts] });
          return reply;
        },
      };

export async function startTestApp(o: StartOptions = {}): Promise<TestApp> {
  const clock = o.clock ?? createFakeClock();
  const vault = o.vault ?? memoryVault();
  const dataDir = o.dataDir ?? storeFolder();
  const lines: LogLine[] = [];
  const log: Log = {
    info: (event, fields) => {
      lines.push({ level: 'info', event, fields });
      o.logs?.info(event, fields);
    },
    warn: (event, fields) => {
      lines.push({ level: 'warn', event, fields });
      o.logs?.warn(event, fields);
    },
    error: (event, error, fields) => {
      lines.push({ level: 'error', event, fields: { ...fields, error } });
      o.logs?.error(event, error, fields);
    },
  };
  const statements: string[] = [];
  let hashings = 0;
  const ports: Ports = {
    onStatement: (sql) => void statements.push(sql),
    clock,
    ids: systemIds,
    random: systemRandom,
    disk: o.disk ?? roomyDisk,
    log,
    vault,
    policy: policySource(o.policy),
    passwords: counted(o.passwords ?? bcryptHasher({ costAtMost: 4 }), () => (hashings += 1)),
    stretchCode: o.stretchCode ?? scryptStretch({ costAtMost: 4 }),
    workers: ownThreads({ clock }, o.workers),
    machine: o.machine ?? localMachine(),
    dataDir,
    chosenFolder: (token) => token,
    logDir: o.logDir ?? null,
    migrationsDir: join(root, 'migrations'),
    resourcesDir,
    timeZone: 'Europe/London',
    appVersion: '0.0.0-test',
    place: { program: 'Drillroom tests', machine: 'PC-17', osUser: 'petra' },
    processName: 'test',
  };
  const app = listenedTo(await createApp(ports, { waitsForStore: o.waitsForStore ?? true }), o.heard);
  const pushes: { windowId: string | null; push: Push }[] = [];
  app.onPush((windowId, push) => pushes.push({ windowId, push }));
  onTestFinished(() => app.close());
  return {
    app,
    clock,
    vault,
    dataDir,
    log: lines,
    pushes,
    statements,
    hashings: () => hashings,
    window: (id = 'main') => windowOf(app, id),
    as: async (windowId, op, input) => {
      const reply = await windowOf(app, windowId).call(op, input);
      if (!reply.ok) throw new OperationError(reply.error);
      return reply.data;
    },
    rows: (sql, ...params) => readStore(ports, sql, params),
    change: (change) => changeStore(ports, change),
    pages: () => readPages(ports),
    restart: async (between) => {
      await app.close();
      if (between !== undefined) await changeStore(ports, between);
      return startTestApp({ ...o, clock, vault, dataDir });
    },
    startAfterCrash: async () => {
      const left = storeFolder();
      // Held up meanwhile, the app writes nothing: all files are of one moment, as a crash leaves them.
      execFileSync('cp', ['-R', `${dataDir}/.`, left]);
      return startTestApp({ ...o, clock, vault, dataDir: left });
    },
  };
}
