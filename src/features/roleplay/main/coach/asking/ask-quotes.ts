import type { Block } from '../language/blocks.ts';
import { readable, sentencesIn, type Span } from '#main/kernel/language/sentences.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import { candidate, type Candidate } from './candidate.ts';
import { imperative } from './grammar.ts';

const saysInQuotes =
  /\b(?:customers?|clients?|guests?|patients?|shoppers?|callers?|buyers?|visitors?|someone|somebody|people|they|some)\b[^“"]{0,40}\b(?:say|says|said|ask|asks|object|objects|reply|replies|answer|answers|hear)\b[^“"]{0,30}[“"]([^”"]{10,200})[”"][.!?]?$/i;

/** A client may say: "It feels loose." Thank the client… → “A client says: “It feels loose.” How do you answer?” */
export function askQuotes(passage: MaterialPassage, blocks: readonly Block[], customer: string): Candidate[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph' && block.kind !== 'item') return [];
    const sentences = sentencesIn(passage.text, block.start, block.end);
    return sentences.flatMap((sentence, index) => {
      const said = saysInQuotes.exec(textOf(passage, sentence))?.[1];
      const quote = adviceAfter(passage, sentences.slice(index + 1, index + 4));
      if (said === undefined || quote === null || said.split(' ').length < 4) return [];
      const whole = /[.!?…]$/.test(said) ? said : `${said.replace(/,$/, '')}.`;
      const text = `A ${customer} says: “${whole}” How do you answer?`;
      const from = { passage, heading: block.heading ?? passage.heading, span: quote };
      return [candidate(from, { pattern: 'objection', type: 'scenario', isObjection: true, text, quote })];
    });
  });
}

const textOf = (passage: MaterialPassage, span: Span): string =>
  readable(passage.text.slice(span.start, span.end));

/** The instructions that follow the quotation, at most two sentences. */
function adviceAfter(passage: MaterialPassage, sentences: readonly Span[]): Span | null {
  const [first, second] = sentences;
  if (first === undefined || imperative(textOf(passage, first)) === null) return null;
  const isMore = second !== undefined && imperative(textOf(passage, second)) !== null;
  const end = isMore && textOf(passage, first).split(' ').length < 25 ? second.end : first.end;
  return { start: first.start, end };
}
