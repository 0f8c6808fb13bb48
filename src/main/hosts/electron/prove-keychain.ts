import { answerProof } from '#main/platform/keychain/answer-proof.ts';

// A utility process: one question from its parent, one answer. See `ask-utility-process.ts`.
process.parentPort.once('message', ({ data }) => {
  void answerProof(data).then((answer) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- between processes there is no origin
    process.parentPort.postMessage(answer);
  });
});
