import { documentParts } from '#features/library/main/document-parts.ts';
import { readDocument } from '#features/library/main/read-document.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

/** Reads as the shipped thread does, and comes to no end once a text is about scars. */
serveWorker(readDocument, async function* (file) {
  for await (const part of documentParts(file)) {
    if (part.kind === 'slice' && part.text.includes('Selling SMP for scars')) for (;;);
    yield part;
  }
});
