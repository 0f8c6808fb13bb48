import { answeringAtOnce } from '#main/platform/backup/fault-answers.ts';
import { damageInFile } from '#main/platform/db/first-damage.ts';
import { wipe } from '#main/platform/db/key-record.ts';
import { checkPages } from '#main/platform/db/page-check.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

serveWorker(checkPages, ({ file, key }) =>
  answeringAtOnce(() => {
    try {
      return damageInFile(file, key, 'quick');
    } finally {
      wipe(key);
    }
  }),
);
