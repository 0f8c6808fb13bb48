import { answeringAtOnce } from '#main/platform/backup/fault-answers.ts';
import { giveNewKey, rekeyDatabase } from '#main/platform/db/rekey-database.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

serveWorker(rekeyDatabase, (order) => answeringAtOnce(() => giveNewKey(order)));
