import { seeded } from './seeded.ts';

const greetings = [
  'Hello, good to see you.',
  'Welcome back to the training room.',
  'Hello, let us begin.',
] as const;
const leadIns = [
  'Next question.',
  'Let us go on.',
  'Here is another one.',
  'On to the next.',
  'Now this one.',
] as const;
const closings = [
  'That was the last question. Thank you, your report is ready.',
  'We have been through all of them. Thank you, your report is ready.',
  'That brings us to the end. Thank you, your report is ready.',
] as const;

const pick = <T>(from: readonly [T, ...T[]], at: number): T => from[at % from.length] ?? from[0];
const drawn = (seed: number): number => Math.floor(seeded(seed)() * 1000);

/** What the coach says before the first question. */
export function greeting(o: {
  readonly title: string;
  readonly total: number;
  readonly seed: number;
}): string {
  const number = o.total === 1 ? 'I have one question' : `I have ${o.total} questions`;
  return `${pick(greetings, drawn(o.seed))} ${number} on ${o.title}, all from your branch’s own material. Answer in a sentence or two, in your own words.`;
}

/** What the coach says before question `number`, counted from 1. Two questions running never open the same way. */
export function leadIn(o: {
  readonly number: number;
  readonly total: number;
  readonly seed: number;
}): string {
  if (o.number === o.total) return 'The last question.';
  return pick(leadIns, drawn(o.seed) + o.number);
}

/** What the coach says after the last answer. */
export const closing = (o: { readonly seed: number }): string => pick(closings, drawn(o.seed));
