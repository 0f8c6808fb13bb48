import type { Push } from '#contract/bridge.ts';
import { accountsMain, actorOf, isSetUp, nameOf } from '#features/accounts/main/index.ts';
import { contract } from '#features/contract.ts';
import * as libraryFeature from '#features/library/main/index.ts';
import { reportsMain } from '#features/reports/main/index.ts';
import { roleplayMain } from '#features/roleplay/main/index.ts';
import { systemMain } from '#features/system/main/index.ts';
import type { Caller } from './kernel/caller.ts';
import { createDispatch, type Dispatch } from './kernel/dispatch.ts';
import { createEvents } from './kernel/events.ts';
import type { Impl, ImplsOf } from './kernel/implement.ts';
import { createJobs } from './kernel/jobs.ts';
import { createMetrics, type OperationFigures } from './kernel/metrics.ts';
import { createSessions } from './kernel/sessions.ts';
import { openStore } from './platform/db/open-store.ts';
import type { Closed, ClosedState } from './platform/db/opening.ts';
import type { Store } from './platform/db/store.ts';
import { defaultPolicy, type Policy } from './platform/policy.ts';
import type { Ports } from './platform/ports.ts';

export type App = {
  readonly dispatch: Dispatch;
  /** `windowId` null: every window. Returns the function that stops listening. */
  onPush(listener: (windowId: string | null, push: Push) => void): () => void;
  /** The window is gone: its session ends. */
  windowClosed(windowId: string): void;
  /** The OS locked its screen or goes to sleep. */
  lockAll(): void;
  metrics(): OperationFigures[];
  close(): Promise<void>;
};

type Handlers = { readonly [F in keyof typeof contract]: ImplsOf<(typeof contract)[F]> };
/** What runs while the store is open. */
type Running = {
  readonly store: Store;
  readonly handlers: Omit<Handlers, 'system'>;
  readonly stop: () => void;
};

/** Wires every feature to the ports of a host. A store that will not open is a state that `system.opening` tells. */
export async function createApp(ports: Ports, policy: Policy = defaultPolicy): Promise<App> {
  const { log } = ports;
  const events = createEvents(log);
  const metrics = createMetrics();
  const sessions = createSessions((windowId) => events.push(windowId, { event: 'session' }));

  const wire = (store: Store): Running => {
    const jobs = createJobs(ports);
    const reports = reportsMain({ ...ports, documentExists: libraryFeature.documentExists });
    const roleplay = roleplayMain({
      ...ports,
      store,
      events,
      jobs,
      isPresent: sessions.isPresent,
      nameOf,
      library: libraryFeature,
      saveReport: reports.save,
    });
    const { issueRecoveryCode } = store;
    return {
      store,
      handlers: {
        accounts: accountsMain({ ...ports, pepper: store.keys.pepper, issueRecoveryCode }),
        library: libraryFeature.libraryMain(ports),
        roleplay: roleplay.handlers,
        reports: reports.handlers,
      },
      stop: () => {
        jobs.stop();
        try {
          roleplay.stop();
        } catch (error) {
          // A disk that takes no more rows must not keep the store from closing: the next start pauses what still runs.
          log.error('roleplay.notPaused', error);
        }
        store.close();
      },
    };
  };

  let running: Running | null = null;
  let closed: Closed<ClosedState> = {
    state: 'key_unavailable',
    holder: null,
    recoverable: false,
    reason: 'The store was not opened yet.',
  };
  const open = async (recoveryCode?: string): Promise<'done' | 'wrong_code'> => {
    if (running !== null) return 'done';
    const answer = await openStore(ports, recoveryCode === undefined ? {} : { recoveryCode });
    if (answer.state === 'wrong_recovery_code') return 'wrong_code';
    if (answer.state === 'ok') running = wire(answer.store);
    else closed = answer;
    return 'done';
  };
  await open();
  /** One attempt at a time: a second one would find the store locked by ourselves. */
  let reopening = Promise.resolve<'done' | 'wrong_code'>('done');

  const ok = { state: 'ok', holder: null, recoverable: false, reason: null } as const;
  const system = systemMain({
    opening: () =>
      running === null ? { ...closed, firstRun: false } : { ...ok, firstRun: !isSetUp(running.store.read) },
    reopen: (recoveryCode) => {
      const attempt = () => open(recoveryCode);
      return (reopening = reopening.then(attempt, attempt));
    },
  });

  const implOf = (path: string): Impl | null => {
    const [feature = '', name = ''] = path.split('.');
    const features: Record<string, Record<string, Impl>> = { system, ...running?.handlers };
    return features[feature]?.[name] ?? null;
  };

  return {
    dispatch: createDispatch({
      ...ports,
      sessions,
      events,
      metrics,
      contract,
      implOf,
      limitFactor: policy.limitFactor,
      store: () => running?.store ?? null,
      actorOf: (accountId) => (running === null ? null : actorOf(running.store.read, accountId)),
    }),
    onPush: (listener) => events.listen(listener),
    windowClosed: (windowId) => sessions.of({ windowId } satisfies Caller).end(),
    lockAll: () => sessions.lockAll(),
    metrics: () => metrics.snapshot(),
    close: async () => {
      running?.stop();
      running = null;
      await ports.workers.close();
    },
  };
}
