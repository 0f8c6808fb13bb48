import { embedderFrom, learnEmbedder } from '#features/library/main/retrieval/learn-embedder.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

serveWorker(learnEmbedder, async (material) => embedderFrom(material));
