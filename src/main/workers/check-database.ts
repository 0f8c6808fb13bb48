import { verifyStored } from '#main/kernel/audit/verify-stored.ts';
import { checkDatabase, checkSteps } from '#main/platform/backup/check-database.ts';
import { systemClock } from '#main/platform/system/system-clock.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

serveWorker(checkDatabase, (order) =>
  checkSteps(order, async (db, auditKey, head) => {
    const { finding } = await verifyStored(db, auditKey, { beside: head, copy: head }, systemClock);
    return finding === null;
  }),
);
