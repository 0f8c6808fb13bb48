import type { Push } from '#contract/bridge.ts';
import { accountsMain, guessedAt, isSetUp, nameOf } from '#features/accounts/main/index.ts';
import { peopleNamed } from '#features/accounts/main/finding/finders.ts';
import { contract } from '#features/contract.ts';
import { materialInForce } from '#features/library/main/index.ts';
import { reportsMain } from '#features/reports/main/index.ts';
import { roleplayMain } from '#features/roleplay/main/index.ts';
import { settingsMain } from '#features/settings/main/index.ts';
import { systemMain } from '#features/system/main/index.ts';
import { readOnlyOf } from '#features/system/main/read-only-of.ts';
import { createReadings } from './kernel/audit/readings.ts';
import { createAuditRecorder } from './kernel/audit/recorder.ts';
import { attributionOf } from './kernel/audit/attribution.ts';
import { createRefusals } from './kernel/audit/refusals.ts';
import { createAuditTrail } from './kernel/audit/trail.ts';
import { createWindowRefusals } from './kernel/audit/window-refusals.ts';
import { createCallLog, outsideCalls } from './kernel/call-log.ts';
import { createCallGate } from './kernel/call-gate.ts';
import { createDispatch, type Dispatch } from './kernel/dispatch.ts';
import { createEvents } from './kernel/events.ts';
import type { Impl, ImplsOf } from './kernel/implement.ts';
import { createJobs, type Jobs } from './kernel/jobs.ts';
import { createLeaveWindows } from './kernel/leave-windows.ts';
import { figuresInForce } from './kernel/limits/figures-in-force.ts';
import { createSecretLimiter, type SecretLimiter } from './kernel/limits/secret-limiter.ts';
import { bucketsInStore } from './kernel/limits/store.ts';
import { createMetrics, type OperationFigures } from './kernel/metrics/metrics.ts';
import { createSessions } from './kernel/sessions.ts';
import { createSettings, type Settings } from './kernel/settings.ts';
import { createSteadyClock } from './kernel/steady/steady-clock.ts';
import { createTurns } from './kernel/turns.ts';
import { closedByDefect } from './platform/db/closed-by-defect.ts';
import { closedByFault } from './platform/db/closed-by-fault.ts';
import { dataFolder } from './platform/db/data-folder.ts';
import { openStore, type OpenHow } from './platform/db/open-store.ts';
import type { Closed, ClosedState, Open, RecoveryRefusal } from './platform/db/opening.ts';
import type { Store } from './platform/db/store.ts';
import { limitsFile } from './platform/limits/limits-file.ts';
import { peoplesCodes } from './platform/password/peoples-codes.ts';
import { ratePassword } from './platform/password/rate-password.ts';
import type { Ports } from './platform/ports.ts';
import { within } from './platform/system/within.ts';
import { wireAudit } from './wire-audit.ts';
import { wireBackups } from './wire-backups.ts';
import { seenWhileOpen, type SeenStore } from './wire-health.ts';
import { wireHealthFeature } from './wire-health-feature.ts';
import type { SupportBundle } from './wire-support-bundle.ts';
import { wireLibrary } from './wire-library.ts';
import { wireMyData } from './wire-my-data.ts';
import { wireSearch } from './wire-search.ts';

/** How long the end of the program waits for an opening. */
const endingMs = 5000;

export type App = {
  readonly dispatch: Dispatch;
  /** `windowId` null: every window. Returns the function that stops listening. */
  onPush(listener: (windowId: string | null, push: Push) => void): () => void;
  /** The window is gone: its session ends. */
  windowClosed(windowId: string): void;
  /** The OS locked its screen or goes to sleep. */
  lockAll(): void;
  /** The shell stopped what the page in the window tried. */
  refused(windowId: string, what: string): void;
  /** What is in force now, for the shell. */
  readonly settings: Settings;
  metrics(): OperationFigures[];
  /** What support needs of a store that does not open; `null` while it is open, where an admin asks for it. */
  supportBundle(): Promise<SupportBundle | null>;
  /** May be called again, by the end of the OS session and then of the program: each waits for all of it. */
  close(): Promise<void>;
};

type Handlers = { readonly [F in keyof typeof contract]: ImplsOf<(typeof contract)[F]> };
/** What runs while the store is open. */
type Running = {
  readonly store: Store;
  readonly handlers: Omit<Handlers, 'system' | 'settings' | 'health' | 'backups'>;
  readonly accounts: ReturnType<typeof accountsMain>;
  readonly secrets: SecretLimiter;
  readonly jobs: Jobs;
  readonly seen: SeenStore;
  /** Closes the store before it returns; resolves when nothing is left to do. */
  readonly stop: () => Promise<void>;
};

/**
 * Wires every feature to the ports of a host. A store that will not open is a state that `system.opening` tells. With
 * `waitsForStore: false` it is still being opened when this resolves, and that query is what waits: a keychain takes its
 * time, and asks people.
 */
export async function createApp(
  hostPorts: Ports,
  { waitsForStore = true }: { readonly waitsForStore?: boolean } = {},
): Promise<App> {
  const settings = createSettings();
  const log = createCallLog(hostPorts.log, () => settings.get('logLevel'));
  const ports = { ...hostPorts, log, clock: outsideCalls(hostPorts.clock) };
  const events = createEvents(log);
  const metrics = createMetrics();
  const steadyClock = createSteadyClock(ports.clock);
  const recordAudit = createAuditRecorder({ ...ports, nameOf, keepTime: steadyClock.keep });
  const settingsFeature = settingsMain({ ...ports, settings, events, recordAudit });
  const trail = createAuditTrail({ ...ports, recordAudit, store: () => running?.store ?? null });
  const refusals = createRefusals({ ...ports, trail });
  const changed = (windowId: string): void => events.push(windowId, { event: 'session' });
  const sessions = createSessions({ ...ports, settings, changed });
  const turns = createTurns();
  const leaveWindows = createLeaveWindows({ sessions, turns, trail });
  const folder = dataFolder(ports.dataDir);
  /** For guesses that are made while the store is closed. */
  const secretsOutside = createSecretLimiter(ports, limitsFile(folder, log));

  const readings = createReadings();
  const health = wireHealthFeature({
    ports,
    settings,
    metrics,
    readings,
    store: () => (running === null || damaged ? closed : running.seen),
  });

  /** Reads the store, and so throws where it turns out to be damaged. What works by itself comes last, or is a job. */
  const wire = (store: Store, jobs: Jobs): Running => {
    steadyClock.attach(store.read);
    settingsFeature.attach(store, jobs);
    health.attach(store, jobs);
    const material = materialInForce(ports);
    const reports = reportsMain({ ...ports, documentExists: material.documentExists, peopleNamed });
    const roleplay = roleplayMain({
      ...ports,
      store,
      events,
      jobs,
      // Where nothing that they say is taken, their time does not run.
      isPresent: (accountId) => store.disk.writability().state === 'ok' && sessions.isPresent(accountId),
      nameOf,
      recordAudit,
      library: material,
      saveReport: reports.save,
    });
    const { pepper } = store.keys;
    const { nowMs: steadyMs } = steadyClock;
    const accounts = accountsMain({
      ...ports,
      store,
      sessions,
      settings,
      ratePassword,
      personalCodes: peoplesCodes('personal', ports.random, pepper),
      oneTimeCodes: peoplesCodes('oneTime', ports.random, pepper),
      steadyMs,
      noticeVersion: () => myData.noticeVersion(),
      restart: () => void restart().catch((error: unknown) => log.error('store.notRestarted', error)),
    });
    const myData = wireMyData({ ...ports, store, sessions, settings, accounts, steadyMs });
    jobs.every('accounts.keepLocks', 30_000, accounts.keepLocks);
    jobs.every('accounts.removeOver', 600_000, accounts.removeOver);
    jobs.every('steadyClock', 600_000, () => store.transact(steadyClock.keep, { fromReserve: true }));
    jobs.every('windows.lockIdle', 15_000, leaveWindows.lockIdle);
    jobs.every('audit.refusals', 60_000, refusals.settleDue);
    const secrets = createSecretLimiter(ports, bucketsInStore(store));
    backups.attach(store, jobs);
    const audit = wireAudit({ ...ports, store, jobs, settings, sessions, recordAudit, trail, readings });
    const library = wireLibrary({ ...ports, store, settings, jobs, events, recordAudit, accounts, nameOf });
    const search = wireSearch({ library, roleplay, reports });
    return {
      store,
      secrets,
      accounts,
      jobs,
      seen: seenWhileOpen({ ...ports, store, jobs, steadyClock, auditCheck: audit.lastCheck }),
      handlers: {
        accounts: accounts.handlers,
        ...library.handlers,
        roleplay: roleplay.handlers,
        reports: reports.handlers,
        myData: myData.handlers,
        audit: audit.handlers,
        search: search.handlers,
      },
      stop: async () => {
        jobs.stop();
        settingsFeature.detach();
        library.stop();
        try {
          roleplay.stop();
        } catch (error) {
          // A disk that takes no more rows must not keep the store from closing: the next start pauses what still runs.
          log.error('roleplay.notPaused', error);
        }
        accounts.stop();
        refusals.settleAll();
        trail.settle();
        try {
          store.transact(steadyClock.keep, { fromReserve: true });
        } catch (error) {
          log.error('steadyClock.notKept', error);
        }
        const kept = secrets.keep();
        await Promise.all([kept, store.close()]);
      },
    };
  };

  let running: Running | null = null;
  let closed: Closed<ClosedState> = {
    state: 'key_unavailable',
    cause: null,
    holder: null,
    recoverable: false,
    reason: 'The store was not opened yet.',
  };
  /** The files were found damaged while they were open: nothing is written any more, and every window has to say so. */
  let damaged = false;
  const whenDamaged = (): void => {
    damaged = true;
    closed = { ...closed, state: 'corrupt', reason: 'The files were found damaged while they were in use.' };
    log.warn('store.damaged');
    events.push(null, { event: 'invalidated', ops: ['system.opening'] });
  };
  /** A store that opened may still be found damaged when it is first read: then it is closed like any that did not open. */
  const start = async ({ store, restored }: Open): Promise<void> => {
    const jobs = createJobs(ports);
    try {
      running = wire(store, jobs);
    } catch (error) {
      jobs.stop();
      settingsFeature.detach();
      await store.close();
      const fault = closedByFault(error, folder);
      if (fault === null) throw error;
      closed = fault;
      log.error('store.notStarted', error, { state: fault.state });
      return;
    }
    if (restored) {
      const details = { from: 'interrupted' };
      trail.record({ action: 'store.restored', actorId: null, outcome: 'done', details });
    }
    store.whenDamaged(whenDamaged);
    jobs.every('store.pages', 86_400_000, () => store.pages.run());
    // Where the opening did not look at every page, that is done before anybody has signed in.
    if (store.pages.checkedAt() === null) void store.pages.run();
    store.disk.whenChanged(() => events.push(null, { event: 'invalidated', ops: ['system.opening'] }));
  };
  const close = async (): Promise<void> => {
    const stopped = running?.stop();
    // From now on nothing is begun on it.
    running = null;
    damaged = false;
    await stopped;
  };
  /** The program is ending: a window that is still there must not open again what is being closed. */
  let ending = false;
  const takeUp = async (how: OpenHow = {}): Promise<'done' | RecoveryRefusal> => {
    try {
      const answer = await openStore(ports, how);
      if (answer.state === 'wrong_recovery_code' || answer.state === 'key_not_kept') return answer.state;
      if (answer.state === 'ok' && ending) await answer.store.close();
      else if (answer.state === 'ok') await start(answer);
      else closed = answer;
    } catch (error) {
      // The window is there to say so, to try again and to save what support needs.
      log.error('store.notOpened', error);
      closed = closedByDefect(error);
    }
    return 'done';
  };
  const open = async (recoveryCode?: string): Promise<'done' | RecoveryRefusal> => {
    if (running !== null && !damaged) await running.store.disk.look();
    if (ending || (running !== null && !damaged)) return 'done';
    await close();
    sessions.endAll();
    return takeUp(recoveryCode === undefined ? {} : { recoveryCode });
  };
  /** One attempt at a time: a second one would find the store locked by ourselves. */
  let lastAttempt: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(attempt: () => Promise<T>): Promise<T> => {
    const result = lastAttempt.then(attempt, attempt);
    lastAttempt = result;
    return result;
  };

  const calls = createCallGate();
  /** For what takes effect with an opening: nobody is signed out, and who calls meanwhile waits. */
  const restart = (): Promise<void> =>
    calls.shutFor(() =>
      inTurn(async () => {
        if (running === null || damaged || ending) return;
        await close();
        try {
          await takeUp();
        } finally {
          if (running === null) sessions.endAll();
          events.push(null, { event: 'invalidated', ops: ['system.opening'] });
        }
      }),
    );
  /** While one store takes the place of another, what is asked of the opening waits for how that ends. */
  let exchange: Promise<unknown> = Promise.resolve();

  const backups = wireBackups({
    ...ports,
    sessions,
    recordAudit,
    trail,
    use: () =>
      running === null || damaged ? 'closed' : isSetUp(running.store.read) ? 'in_use' : 'not_set_up',
    exchange: (apply) => {
      const exchanged = inTurn(async () => {
        const isDamaged = damaged || (running === null && closed.state === 'corrupt');
        await close();
        sessions.endAll();
        try {
          return (await apply(isDamaged ? 'damaged' : 'replaced')).state === 'restored';
        } finally {
          await open();
        }
      });
      exchange = exchanged.catch(() => false);
      return exchanged;
    },
  });
  await settingsFeature.readPolicy();
  const firstOpened = inTurn(() => open());
  if (waitsForStore) await firstOpened;

  const ok = { state: 'ok', cause: null, holder: null, recoverable: false, reason: null } as const;
  const system = systemMain({
    opening: async () => {
      await firstOpened;
      await exchange;
      return running === null || damaged
        ? { ...closed, firstRun: false, readOnly: null }
        : { ...ok, firstRun: !isSetUp(running.store.read), readOnly: readOnlyOf(running.store) };
    },
    reopen: (recoveryCode) => inTurn(() => open(recoveryCode)),
  });

  const implOf = (path: string): Impl | null => {
    const [feature = '', name = ''] = path.split('.');
    const features: Record<string, Record<string, Impl>> = {
      system,
      settings: settingsFeature.handlers,
      health: health.handlers,
      backups: backups.handlers(() => running?.store ?? null),
      ...running?.handlers,
    };
    return features[feature]?.[name] ?? null;
  };

  const dispatch = createDispatch({
    ...ports,
    sessions,
    events,
    metrics,
    recordAudit,
    trail,
    refusals,
    turns,
    contract,
    implOf,
    figuresOf: figuresInForce(settings),
    store: () => running?.store ?? null,
    secretLimiter: (needs) => (needs === 'store' ? running?.secrets : null) ?? secretsOutside,
    actorOf: (accountId, owed) => running?.accounts.actorOf(accountId, owed) ?? null,
    guessedAt: (by) => (running === null ? '' : guessedAt(running.store.read, by)),
  });

  const end = async (): Promise<void> => {
    ending = true;
    const stopped = running?.stop();
    running = null;
    health.stop();
    // An opening that is on its way closes what it opened; a keychain that hangs holds nobody's end back.
    const attempted = within(ports.clock, endingMs, Promise.allSettled([lastAttempt]));
    await Promise.all([stopped, secretsOutside.keep(), attempted]);
    await ports.workers.close();
  };
  let ended: Promise<void> | null = null;

  return {
    dispatch: (...call) => calls.through(() => dispatch(...call)),
    onPush: (listener) => events.listen(listener),
    windowClosed: (windowId) => {
      refusals.settleOf(attributionOf(sessions.of({ windowId })), windowId);
      running?.accounts.windowCloses(sessions.of({ windowId }));
      leaveWindows.closed(windowId);
    },
    lockAll: leaveWindows.lockAll,
    refused: createWindowRefusals({ sessions, trail }),
    settings,
    metrics: () => metrics.snapshot(),
    supportBundle: health.bundleWhileClosed,
    close: () => (ended ??= end()),
  };
}
