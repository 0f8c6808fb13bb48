import type { Block } from '../language/blocks.ts';
import { designationsIn } from '#main/kernel/language/designations.ts';
import { inQuotes } from '../language/in-quotes.ts';
import type { Language } from '../language/language-of.ts';
import { readable, sentencesIn, type Span } from '#main/kernel/language/sentences.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import { candidate, type Candidate } from './candidate.ts';
import { isForMachine } from './for-a-machine.ts';
import { isNote, isRecord } from './note.ts';
import { frames } from './frames.ts';
import { isDangling } from './grammar.ts';
import { placeName } from './section-name.ts';
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
 * no grammar, so that a text in any language can be practised.
 */
export function askPlainly(
  passage: MaterialPassage,
  sections: readonly Section[],
  language: Language,
): Candidate[] {
  return sections.flatMap((section) => {
    const all = section.blocks
      .flatMap((block) => sentencesOf(passage, block))
      .filter(({ start, end }) => isForPeople(passage.text.slice(start, end)));
    const name = placeName(section.heading, passage);
    const [opening] = all;
    // Where nothing names the section its first words do, and the rest is the answer.
    const goesOn = name === null && opening !== undefined && all.length > 1;
    const said = fitting(passage, goesOn ? all.slice(1) : all);
    const [first, last] = [said[0], said.at(-1)];
    if (first === undefined || last === undefined) return [];
    const textOf = (span: Span): string => readable(passage.text.slice(span.start, span.end));
    const texts = (goesOn ? [opening, ...said] : said).map(textOf);
    if (!(language === 'en' ? isPlainEnglish(section, texts) : isAskable(texts, fewest.foreign))) return [];
    const isAll = section.ends && said.length === all.length;
    const { section: ofAll, sectionStart, untitled, goesOn: onwards } = frames[language];
    const quote = { start: first.start, end: last.end };
    return [
      candidate(
        { passage, heading: section.heading, span: quote },
        {
          pattern: 'topic',
          type: 'factual',
          text: goesOn
            ? onwards(inQuotes(firstWords(textOf(opening))))
            : name === null
              ? untitled
              : (isAll ? ofAll : sectionStart)(name),
          quote,
          items: said,
          inSentences: true,
          language,
        },
      ),
    ];
  });
}

const longestOpening = 12;

function firstWords(text: string): string {
  const words = text.split(' ');
  return words.length <= longestOpening ? text : `${words.slice(0, longestOpening).join(' ')} …`;
}

const sentencesOf = (passage: MaterialPassage, { kind, start, end }: Block): Span[] =>
  kind === 'heading' || kind === 'speech' ? [] : sentencesIn(passage.text, start, end);

/** Nobody has to know a phone number by heart. */
const isForPeople = (text: string): boolean =>
  !isForMachine(text) && !isNote(text) && !designationsIn(text).some(({ kind }) => kind === 'phone');

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
  if (isRecord(heading)) return false;
  const isNamed = heading.split(' ').length >= 2 && !/[?“”"]/.test(heading) && !saysNothing.test(heading);
  // The first section of a document with several introduces rather than teaches.
  return isNamed && (!section.opensDocument || section.isOnly);
}
