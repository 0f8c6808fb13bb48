import { bundleFiles, packSupportBundle } from '#main/platform/support/bundle-files.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';
import { zipFiles } from '#main/platform/zip/zip-files.ts';

serveWorker(packSupportBundle, async (order) => zipFiles(bundleFiles(order), new Date(order.at)));
