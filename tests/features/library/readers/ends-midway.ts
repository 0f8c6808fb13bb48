import { documentParts } from '#features/library/main/document-parts.ts';
import { readDocument } from '#features/library/main/read-document.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

/** Reads as the shipped thread does, and ends as one that the system has killed after the second slice. */
serveWorker(readDocument, async function* (file) {
  let slices = 0;
  for await (const part of documentParts(file)) {
    if (slices === 2) process.exit(9);
    if (part.kind === 'slice') slices += 1;
    yield part;
  }
});
