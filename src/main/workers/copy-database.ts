import { copyDatabase, copySteps } from '#main/platform/backup/copy-database.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

serveWorker(copyDatabase, copySteps);
