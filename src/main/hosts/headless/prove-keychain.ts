import { json } from 'node:stream/consumers';
import { answerProof } from '#main/platform/keychain/answer-proof.ts';

// A process of its own: a question on stdin, its answer on stdout. See `ask-other-process.ts`.
process.stdout.write(JSON.stringify(await answerProof(await json(process.stdin))));
