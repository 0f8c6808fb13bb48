import { exportFiles } from '#features/my-data/main/export-files.ts';
import { packMyData } from '#features/my-data/main/pack-my-data.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';
import { zipFiles } from '#main/platform/zip/zip-files.ts';

serveWorker(packMyData, async (job) => zipFiles(exportFiles(job), new Date(job.at)));
