import { makePicture } from '#features/pictures/main/make-picture.ts';
import { pictureCopies } from '#features/pictures/main/picture-copies.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

serveWorker(makePicture, pictureCopies);
