import { chooseQuestions, interviewQuestions } from '#features/roleplay/main/choose-questions.ts';
import { serveWorker } from '#main/platform/workers/serve-worker.ts';

serveWorker(chooseQuestions, async (wish) => interviewQuestions(wish));
