import type { Language } from '../language/language-of.ts';
import type { Span } from '#main/kernel/language/sentences.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';

export type QuestionType = 'factual' | 'procedural' | 'scenario';

/** A question that a piece of a passage could be asked by, before it is weighed against the others. */
export type Candidate = {
  readonly passage: MaterialPassage;
  readonly pattern:
    | 'asked'
    | 'objection'
    | 'condition'
    | 'steps'
    | 'next-step'
    | 'list'
    | 'figure'
    | 'cell'
    | 'gap'
    | 'reason'
    | 'definition'
    | 'duty'
    | 'ban'
    | 'ban-on-objection'
    | 'topic';
  readonly type: QuestionType;
  readonly isObjection: boolean;
  readonly text: string;
  /** The answer: an exact span of the passage. */
  readonly quote: Span;
  /** The part of the answer that the question is about, within `quote`; the rest is detail. */
  readonly core: Span;
  /** List items, one key point each, where the answer is a list. */
  readonly items: readonly Span[];
  /** The items are sentences of prose: they are told as such. */
  readonly inSentences: boolean;
  /** The language of the material. Only of English anything is known beyond its grammatical words. */
  readonly language: Language;
  readonly heading: string | null;
  /** The answer is what somebody says in a dialogue. */
  readonly isSpoken: boolean;
  /** Candidates that follow each other in one conversation or procedure, as its name and their place in it. */
  readonly sequence: { readonly name: string; readonly place: number } | null;
};

/** What the patterns are given: one sentence with its surroundings. */
export type Sentence = {
  readonly passage: MaterialPassage;
  readonly span: Span;
  /** The sentence as it is read. */
  readonly text: string;
  readonly heading: string | null;
};

export const candidate = (
  from: Pick<Sentence, 'passage' | 'heading' | 'span'>,
  made: Pick<Candidate, 'pattern' | 'type' | 'text'> & Partial<Candidate>,
): Candidate => ({
  passage: from.passage,
  heading: from.heading,
  quote: from.span,
  core: made.quote ?? from.span,
  items: [],
  inSentences: false,
  language: 'en',
  isObjection: false,
  isSpoken: false,
  sequence: null,
  ...made,
});

/** The span of `part` within a sentence, through the marks in it; the whole sentence where it is not found. */
export function spanOf({ passage, span }: Sentence, part: string): Span {
  const text = passage.text.slice(span.start, span.end);
  const found = new RegExp(part.replaceAll(special, String.raw`\$&`).replaceAll(/\s+/g, gap), 'u').exec(text);
  if (found === null) return span;
  return { start: span.start + found.index, end: span.start + found.index + found[0].length };
}

const special = /[\\^$.*+?()[\]{}|/]/g;
/** White space of any kind with the marks of emphasis around it. */
const gap = String.raw`[*_\x60]*\s+[*_\x60]*`;
