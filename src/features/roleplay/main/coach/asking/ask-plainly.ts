import type { Block } from '../language/blocks.ts';
import { designationsIn } from '../language/designations.ts';
import { readable, sentencesIn, type Span } from '../language/sentences.ts';
import { tokenize } from '../language/tokens.ts';
import type { MaterialPassage } from '../material.ts';
import { candidate, type Candidate } from './candidate.ts';
import { isDangling } from './grammar.ts';
import { sectionName } from './section-name.ts';
import type { Section } from './sections.ts';

/** What can fairly be asked for in one breath; of a longer section the beginning is asked. */
const longest = { words: 60, sentences: 5, sentence: 45 } as const;
const fewest = { english: 12, foreign: 8, sentence: 3 } as const;
/** Headings that say nothing about what stands below them. */
const saysNothing =
  /^(?:introduction|overview|summary|notes?|about|welcome|conclusion|contents|background|part|chapter|section|module|method|which|what|who|why|how|when|where)\b/i;
const tellsStory = /\b(?:i|me|my|he|she|him|her|his)\b/i;

/**
 * The plain frame: "What does the material say about “Left luggage”?", with whole sentences as its key points. It needs
 * no grammar, so that a text in any language can be practised. `isForeign` is any language but English.
 */
export function askPlainly(
  passage: MaterialPassage,
  sections: readonly Section[],
  isForeign: boolean,
): Candidate[] {
  return sections.flatMap((section) => {
    const all = section.blocks
      .flatMap((block) => sentencesOf(passage, block))
      .filter(({ start, end }) => !holdsPhone(passage.text.slice(start, end)));
    const said = fitting(passage, all);
    const [first, last] = [said[0], said.at(-1)];
    if (first === undefined || last === undefined) return [];
    const quote = { start: first.start, end: last.end };
    const texts = said.map((span) => readable(passage.text.slice(span.start, span.end)));
    const isAll = section.ends && said.length === all.length;
    if (!(isForeign ? isAskable(texts, fewest.foreign) : isPlainEnglish(section, texts))) return [];
    return [
      candidate(
        { passage, heading: section.heading, span: quote },
        {
          pattern: 'topic',
          type: 'factual',
          text: frame(passage, section.heading, isForeign, isAll),
          quote,
          inSentences: true,
          isForeign,
        },
      ),
    ];
  });
}

function frame(passage: MaterialPassage, heading: string | null, isForeign: boolean, isAll: boolean): string {
  const name = sectionName(heading ?? passage.documentTitle);
  const first = isAll ? '' : ' first';
  if (isForeign) return `${name}: what does your material say${first}?`;
  return heading === null
    ? `What does ${name} say${first}?`
    : `What does the material say${first} about ${name}?`;
}

/** The sentences of prose, and list items as they are. */
function sentencesOf(passage: MaterialPassage, block: Block): Span[] {
  if (block.kind === 'item' || block.kind === 'step') return [{ start: block.start, end: block.end }];
  return block.kind === 'paragraph' ? sentencesIn(passage.text, block.start, block.end) : [];
}

/** Nobody has to know a phone number by heart. */
const holdsPhone = (text: string): boolean => designationsIn(text).some(({ kind }) => kind === 'phone');

const wordsIn = (text: string): number => tokenize(text).length;

/** The first sentences that can be said in one breath. */
function fitting(passage: MaterialPassage, all: readonly Span[]): Span[] {
  const said: Span[] = [];
  let words = 0;
  for (const span of all) {
    words += wordsIn(passage.text.slice(span.start, span.end));
    if (words > longest.words || said.length === longest.sentences) break;
    said.push(span);
  }
  return said;
}

const isAskable = (texts: readonly string[], fewestWords: number): boolean =>
  texts.reduce((sum, text) => sum + wordsIn(text), 0) >= fewestWords &&
  texts.every((text) => wordsIn(text) >= fewest.sentence && wordsIn(text) <= longest.sentence) &&
  // Keywords, code and what a cut left over have no end.
  texts.some((text) => /[.!?。！？؟।]["”’»」)]*$/u.test(text));

function isPlainEnglish(section: Section, texts: readonly string[]): boolean {
  const { heading } = section;
  if (!section.begins || !isAskable(texts, fewest.english) || isDangling(texts[0] ?? '')) return false;
  if (texts.some((text) => /[?:]$/.test(text))) return false;
  if (heading === null) return !texts.some((text) => tellsStory.test(text) || isDangling(text));
  const isNamed = heading.split(' ').length >= 2 && !/[?“”"]/.test(heading) && !saysNothing.test(heading);
  // The first section of a document with several introduces rather than teaches.
  return isNamed && (!section.opensDocument || section.isOnly);
}
