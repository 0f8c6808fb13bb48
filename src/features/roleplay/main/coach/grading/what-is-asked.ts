import type { Question } from '../question.ts';

/** What kind of answer a question wants. */
export type Asked = {
  /** What must not be done: the answer may name it ("offer cash") or forbid it ("never …"). */
  readonly ban: boolean;
  /** A figure. */
  readonly figure: boolean;
  /** Of a span of time an end: when something opens, or closes. */
  readonly end: boolean;
};

const ban =
  /\bwhat (?:must|should|may|can|do|does) (?:[\p{L}’'-]+ ){1,6}(?:not|never) do\b|\bwhat is not allowed\b/iu;
const figure = /\b(?:how (?:long|much|many|soon|often|far|old|late|early)|when|what time|which times)\b/i;

const end =
  /\b(?:open|opens|close|closes|start|starts|begin|begins|end|ends|earliest|latest|by when|until when)\b/i;

export const whatIsAsked = ({ text, keyPoints }: Question): Asked => ({
  ban: ban.test(text),
  end: end.test(text),
  figure: figure.test(text) || keyPoints.every(({ core, quantity }) => !core || quantity !== null),
});
