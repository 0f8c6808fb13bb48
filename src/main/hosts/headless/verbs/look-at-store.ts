import { verifyStored } from '#main/kernel/audit/verify-stored.ts';
import type { Verification } from '#main/kernel/audit/verify-chain.ts';
import type { HealthReport } from '#main/kernel/health.ts';
import { policyOf } from '#main/kernel/policy.ts';
import type { LiveSettings } from '#main/kernel/settings.ts';
import { keptTime } from '#main/kernel/steady/store.ts';
import { closedByFault } from '#main/platform/db/closed-by-fault.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { inspectStore, type InspectedStore } from '#main/platform/db/inspect-store.ts';
import type { ClosedAnswer, ClosedState } from '#main/platform/db/opening.ts';
import { namedFile } from '#main/platform/policy/named-file.ts';
import type { Ports } from '#main/platform/ports.ts';
import { settingsSeen } from '#main/wire-support-bundle.ts';
import { wireHealth, type SeenStore } from '#main/wire-health.ts';

export type LookedAt = {
  readonly report: HealthReport;
  /** Why the store could not be looked into; `null` when it could. */
  readonly closed: ClosedAnswer | null;
  /** What the check of the audit chain found; `null` where it could not be made. */
  readonly audit: Verification | null;
  readonly settings: LiveSettings;
};

/** What only a recovery code is refused for is met by nobody who looks without one. */
const closedStateOf = ({ state }: ClosedAnswer): ClosedState =>
  state === 'wrong_recovery_code' || state === 'key_not_kept' ? 'wrong_key' : state;

/** As the network sets a clock right. */
const setBackMs = 60_000;

/** A store that nothing works on: here there is time to look at every page and every audit row. */
async function seenWhileInspected(
  store: InspectedStore,
  { clock }: Pick<Ports, 'clock'>,
): Promise<SeenStore> {
  const audit = await verifyStored(store.read, store.auditKey, store.outside, clock);
  const { wallMs } = keptTime(store.read);
  const behindMs = Math.round(wallMs - clock.now().getTime());
  const checkedAt = clock.now();
  return {
    state: 'ok',
    read: store.read,
    isWritable: () => true,
    integrityCheckedAt: () => checkedAt,
    setBackMs: () => (behindMs > setBackMs ? behindMs : 0),
    // Nothing is written here, so the keychain is given nothing.
    isHeadTaken: () => true,
    auditCheck: () => ({
      checkedAt: clock.now().toISOString(),
      isWhole: audit.finding === null,
      rows: audit.rows,
    }),
    verifyAudit: async () => audit,
    jobs: () => null,
  };
}

/** Looks at a store that no process has open, at this PC, and at its policy or the file that takes its place. Writes nothing. */
export async function lookAtStore(ports: Ports, policyFile: string | undefined): Promise<LookedAt> {
  const policy = policyOf(await (policyFile === undefined ? ports.policy : namedFile(policyFile))());
  const reportOn = (store: SeenStore | { readonly state: ClosedState }): Promise<HealthReport> =>
    wireHealth({ ...ports, policy: () => policy, store: () => store }).check();
  const closedBy = async (closed: ClosedAnswer): Promise<LookedAt> => ({
    report: await reportOn({ state: closedStateOf(closed) }),
    closed,
    audit: null,
    settings: settingsSeen(policy, null),
  });

  const store = await inspectStore(ports);
  if (store.state !== 'ok') return closedBy(store);
  try {
    if (store.firstDamage() !== null) return await closedBy(damaged);
    const seen = await seenWhileInspected(store, ports);
    if (store.oldness !== null) {
      // The program does not open it; what it holds is still looked at.
      return { ...(await closedBy(rolledBack(store.oldness))), audit: await seen.verifyAudit() };
    }
    return {
      report: await reportOn(seen),
      closed: null,
      audit: await seen.verifyAudit(),
      settings: settingsSeen(policy, store.read),
    };
  } catch (error) {
    // A page that cannot be read is met only when the check comes to it.
    const fault = closedByFault(error, dataFolder(ports.dataDir));
    if (fault === null) throw error;
    return await closedBy(fault);
  } finally {
    store.close();
  }
}

const rolledBack = (reason: string): ClosedAnswer => ({
  state: 'rolled_back',
  cause: null,
  holder: null,
  recoverable: true,
  reason,
});

const damaged: ClosedAnswer = {
  state: 'corrupt',
  cause: null,
  holder: null,
  recoverable: false,
  reason: 'The check of the database found damage.',
};
