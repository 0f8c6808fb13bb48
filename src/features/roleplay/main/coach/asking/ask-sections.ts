import type { Block } from '../language/blocks.ts';
import { readable, sentencesIn, type Span } from '#main/kernel/language/sentences.ts';
import { weakWords } from '#main/kernel/language/stop-words.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import { candidate, type Candidate } from './candidate.ts';
import { advises, isDangling, lowerFirst } from './grammar.ts';
import { placeName } from './section-name.ts';
import type { Section } from './sections.ts';

/** Longest answer to a heading that asks. */
const longestAnswer = 60;

const textOf = (passage: MaterialPassage, span: Span): string =>
  readable(passage.text.slice(span.start, span.end));
const wordCount = (text: string): number => text.split(' ').length;

/**
 * What headings ask: "How long does a system last?" as it stands, a quoted customer ("“It is too expensive”") as an
 * objection.
 */
export function askSections(
  passage: MaterialPassage,
  sections: readonly Section[],
  customer: string,
): Candidate[] {
  const [title] = sections;
  const about = placeName(title?.blocks.length === 0 ? title.heading : null, passage);
  return sections.flatMap((section) => {
    const below = section.blocks[0];
    if (!section.begins || section.heading === null || below?.kind !== 'paragraph') return [];
    const made = askHeading(passage, section.heading, below, customer);
    if (made?.pattern !== 'asked' || standsAlone(made.text)) return made === null ? [] : [made];
    // "How long does it take?" leans on the title.
    return about === null ? [] : [{ ...made, text: `On ${about}: ${lowerFirst(made.text)}` }];
  });
}

const standsAlone = (asked: string): boolean =>
  !isDangling(asked.replace(/^\w+(?: (?:long|many|much|often|soon|far))? /, '')) &&
  tokenize(asked).filter((token) => token.content).length > 1;

/** Lines marked `Q:` and `A:`. */
export function askQuestionLines(
  passage: MaterialPassage,
  blocks: readonly Block[],
  customer: string,
): Candidate[] {
  return blocks.flatMap((block, index) => {
    const below = blocks[index + 1];
    if (!/^q$/i.test(block.speaker ?? '') || !/^a$/i.test(below?.speaker ?? '') || below === undefined)
      return [];
    const made = askHeading(passage, textOf(passage, block), below, customer);
    return made === null ? [] : [{ ...made, heading: block.heading ?? passage.heading }];
  });
}

function askHeading(
  passage: MaterialPassage,
  heading: string,
  below: Block,
  customer: string,
): Candidate | null {
  const asked = readable(heading).replace(/^\d+[.)]\s*/, '');
  const quote = firstSentences(passage, below);
  const from = { passage, heading, span: quote };
  const said = /^(?:(?:objection|customer|client)(?: \d+)?:\s*)?[“"'‘](.+?)[”"'’]$/i.exec(asked)?.[1];
  if (said !== undefined && wordCount(said) >= 3) {
    const whole = /[.!?…]$/.test(said) ? said : `${said}.`;
    const text = `A ${customer} says: “${whole}” How do you answer?`;
    const advice = adviceIn(passage, below, said) ?? quote;
    return candidate(
      { ...from, span: advice },
      { pattern: 'objection', type: 'scenario', isObjection: true, text, quote: advice },
    );
  }
  if (!/^(?:how|what|when|where|which|who|why|can|do|does|is|are|should|must|may)\b.*\?$/i.test(asked))
    return null;
  if (wordCount(asked) < 4 || wordCount(asked) > 25) return null;
  const text = customersVoice.test(asked) ? `A ${customer} asks: “${asked}” What do you say?` : asked;
  return candidate(from, { pattern: 'asked', type: typeOf(asked), text, quote });
}

/** "Can you repair my broken frame?" is asked by a customer, and not of one. */
const customersVoice = /\b(?:I|my|me|mine)\b/;

/**
 * What a paragraph under a customer's words says to do about them: the sentence on just that case ("When a client says
 * that the system feels loose, ask …"), or the instructions that it opens with.
 */
function adviceIn(passage: MaterialPassage, block: Block, said: string): Span | null {
  const sentences = sentencesIn(passage.text, block.start, block.end);
  const words = new Set(contents(said));
  const onCase = sentences.findIndex((sentence) => {
    const text = textOf(passage, sentence);
    const condition = /^(?:if|when) [^,]+(?=,)/i.exec(text)?.[0] ?? '';
    return advises(text) && contents(condition).some((concept) => words.has(concept));
  });
  const at =
    onCase === -1 && sentences[0] !== undefined && advises(textOf(passage, sentences[0])) ? 0 : onCase;
  const [first, second] = [sentences[at], sentences[at + 1]];
  if (first === undefined) return null;
  const isMore = second !== undefined && advises(textOf(passage, second));
  const both = isMore && wordCount(textOf(passage, { start: first.start, end: second.end })) <= 40;
  return { start: first.start, end: both ? second.end : first.end };
}

const contents = (text: string): string[] =>
  tokenize(text)
    .filter((token) => token.content && !weakWords.has(token.lower))
    .map((token) => token.concept);

/** Up to three sentences that make one answer. */
function firstSentences(passage: MaterialPassage, block: Block): Span {
  const sentences = sentencesIn(passage.text, block.start, block.end);
  const start = sentences[0]?.start ?? block.start;
  let end = sentences[0]?.end ?? block.end;
  for (const sentence of sentences.slice(1, 3)) {
    if (wordCount(textOf(passage, { start, end: sentence.end })) > longestAnswer) break;
    end = sentence.end;
  }
  return { start, end };
}

function typeOf(question: string): Candidate['type'] {
  if (/\b(?:would you|if a|customer says|client says|handle)\b/i.test(question)) return 'scenario';
  return /^(?:how (?:do|should|can|to)|what (?:should|do) you|what are the steps)\b/i.test(question)
    ? 'procedural'
    : 'factual';
}
