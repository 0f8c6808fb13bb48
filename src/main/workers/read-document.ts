import { documentParts } from '#features/library/main/document-parts.ts';
import { readDocument } from '#features/library/main/read-document.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

serveWorker(readDocument, documentParts);
