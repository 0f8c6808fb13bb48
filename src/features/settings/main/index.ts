import { isDeepStrictEqual } from 'node:util';
import { settings as declared } from '#contract/settings.ts';
import type { AuditRecorder } from '#main/kernel/audit/recorder.ts';
import type { Events } from '#main/kernel/events.ts';
import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import type { Jobs } from '#main/kernel/jobs.ts';
import { policyOf } from '#main/kernel/policy.ts';
import type { LiveSettings } from '#main/kernel/settings.ts';
import type { Store } from '#main/platform/db/store.ts';
import type { PolicySource } from '#main/platform/policy/policy-source.ts';
import type { Clock, Log } from '#main/platform/ports.ts';
import { settings as operations, settingsAnswers, shownToEverybody } from '../contract.ts';
import * as store from './store.ts';
import { storedValues } from './stored-values.ts';
import { tellable } from './tellable.ts';

type Needs = {
  readonly clock: Clock;
  readonly log: Log;
  readonly policy: PolicySource;
  readonly recordAudit: AuditRecorder;
  readonly settings: LiveSettings;
  readonly events: Events;
};

const policyEveryMs = 15 * 60_000;

/** Reads the policy, keeps what admins set, and tells both. It works while the store is closed, with the policy alone. */
export function settingsMain({ clock, log, policy, recordAudit, settings, events }: Needs) {
  let attached: Store | null = null;
  settings.whenChanged(() => events.push(null, { event: 'invalidated', ops: settingsAnswers }));

  /** The audit trail gets a row for each policy that is another one than the last, also across restarts. */
  const recordPolicy = (): void => {
    const { digest, values, problems, unknownKeys } = settings.policy();
    const into = attached;
    if (into === null || store.appliedDigest(into.read) === digest) return;
    into.transact((db) => {
      store.putAppliedDigest(db, digest);
      recordAudit(db, into, {
        at: clock.now(),
        action: 'policy.applied',
        actorId: null,
        subjectId: digest,
        outcome: 'done',
        details: {
          keys: Object.keys(values).length,
          problems: problems.length,
          unknownKeys: unknownKeys.length,
        },
      });
    });
  };

  const readPolicy = async (): Promise<void> => {
    const before = settings.policy();
    const next = policyOf(await policy());
    if (!isDeepStrictEqual(next.problems, before.problems)) {
      for (const { source, file, path, issue } of next.problems) {
        log.warn('policy.problem', { source, file, key: path, issue });
      }
    }
    if (!isDeepStrictEqual(next.unknownKeys, before.unknownKeys)) {
      for (const { source, key } of next.unknownKeys) log.warn('policy.unknownKey', { source, key });
    }
    settings.obey(next);
    recordPolicy();
  };

  /** Takes over what the store holds. A value that this version does not take stays there and is not in force. */
  const load = (from: Store): void => {
    const { values, unfit } = storedValues(store.storedSettings(from.read));
    for (const key of unfit) log.warn('settings.notTaken', { key });
    settings.choose(values, unfit);
  };

  const handlers = {
    inForce: implement.bare(operations.inForce, () => ({
      organisation: settings.get('organisation'),
      branch: settings.get('branch'),
      pcName: settings.get('pcName'),
      signInShows: settings.get('signInShows'),
      selfRegistration: settings.get('selfRegistration'),
      keepSignedIn: settings.get('keepSignedIn'),
      idleLockMinutes: settings.get('idleLockMinutes'),
      managed: shownToEverybody.filter((key) => settings.isManaged(key)),
    })),

    list: implement.query(operations.list, () => {
      const { sources, problems, unknownKeys } = settings.policy();
      return {
        settings: [...settings.all()],
        notTaken: [...settings.notTaken()],
        policy: { sources: [...sources], problems: [...problems], unknownKeys: [...unknownKeys] },
      };
    }),

    change: implement.command(operations.change, {
      commit: (db, { key, value }, ctx) => {
        if (settings.isManaged(key)) return ctx.fail('MANAGED');
        const isManaged = false;
        const to = value ?? declared[key].default;
        ctx.note({
          details: {
            takenBack: value === null,
            ...tellable(key, 'was', settings.get(key)),
            ...tellable(key, 'value', to),
          },
        });
        if (value === null) {
          store.removeSetting(db, key);
          return { key, value: declared[key].default, source: 'default' as const, isManaged };
        }
        const set = declared[key].schema.parse(value);
        store.putSetting(db, key, set);
        return { key, value: set, source: 'setting' as const, isManaged };
      },
      after: () => {
        if (attached !== null) load(attached);
      },
    }),
  } satisfies ImplsOf<typeof operations>;

  return {
    handlers,
    readPolicy,
    attach(opened: Store, jobs: Jobs): void {
      attached = opened;
      load(opened);
      try {
        recordPolicy();
      } catch (error) {
        // A disk that takes no row must not keep the store from opening; the next reading tries again.
        log.error('policy.notRecorded', error);
      }
      jobs.every('policy', policyEveryMs, readPolicy);
    },
    detach(): void {
      attached = null;
      settings.choose({});
    },
  };
}
