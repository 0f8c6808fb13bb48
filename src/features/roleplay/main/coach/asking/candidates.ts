import type { Block } from '../language/blocks.ts';
import { languageOf, type Language } from '../language/language-of.ts';
import { readable, sentencesIn, type Span } from '#main/kernel/language/sentences.ts';
import { functionWordShare, tokenize } from '#main/kernel/language/tokens.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import { askBans, askLimits } from './ask-bans.ts';
import { askConditions } from './ask-conditions.ts';
import { askDialogue } from './ask-dialogue.ts';
import { askFigures } from './ask-figures.ts';
import { askGaps } from './ask-gaps.ts';
import { askLists, askTerms } from './ask-lists.ts';
import { askPeople } from './ask-people.ts';
import { askPlainly } from './ask-plainly.ts';
import { askQuotes } from './ask-quotes.ts';
import { askQuestionLines, askSections } from './ask-sections.ts';
import {
  askDefinitions,
  askDuties,
  askObjects,
  askPlaces,
  askReasons,
  askSubjects,
} from './ask-statements.ts';
import { askTables } from './ask-tables.ts';
import { candidate, type Candidate, type Sentence } from './candidate.ts';
import { isDangling } from './grammar.ts';
import { customerWord } from './objections.ts';
import { placeName } from './section-name.ts';
import { isForMachine } from './for-a-machine.ts';
import { isNote } from './note.ts';
import { readingsOf, type Reading } from './readings.ts';
import { sectionsIn } from './sections.ts';

const fewestWords = 4;

/** Everything that could be asked about the passages, unweighed. */
export function candidates(passages: readonly MaterialPassage[]): Candidate[] {
  const customer = customerWord(passages.map((passage) => passage.text));
  const languages = languagesOf(passages);
  const prose: Sentence[] = [];
  const asked = readingsOf(passages).flatMap((reading) => {
    const { passage, blocks, after } = reading;
    const words = tokenize(passage.text.slice(0, mostLookedAt));
    if (words.length < fewestWords) return [];
    const language = languages.get(passage.documentId) ?? 'other';
    const tables = askTables(reading, language);
    // A list of names within an English text is no prose.
    if (language === 'en' && languageOf(passage.text) === 'other') return tables;
    const sections = sectionsIn(reading);
    const cutOff = after?.goesOn === true && startsInsideList(after);
    const anyLanguage = [
      ...tables,
      ...askPlainly(passage, sections, language),
      ...askLists(passage, blocks, cutOff, language),
      ...askTerms(passage, blocks, language),
    ];
    if (language !== 'en') return [...anyLanguage, ...askGaps(passage, blocks, language)];
    const sentences = sentencesOf(passage, blocks);
    prose.push(...sentences);
    const made = [
      ...askSections(passage, sections, customer),
      ...askQuestionLines(passage, blocks, customer),
      ...askQuotes(passage, blocks, customer),
      ...askDialogue(passage, blocks, customer),
      ...sentences.flatMap((sentence) => [
        ...askConditions(sentence),
        ...askLimits(sentence),
        ...askReasons(sentence),
        ...askFigures(sentence),
        ...askDefinitions(sentence),
        ...askPeople(sentence),
        ...askPlaces(sentence),
        ...askDuties(sentence),
        ...askObjects(sentence),
        ...askSubjects(sentence),
      ]),
    ].map(withContext);
    const gaps = askGaps(passage, blocks, language).filter(
      ({ quote }) =>
        !made.some((one) => overlaps(one.quote, quote)) &&
        !isDangling(passage.text.slice(quote.start, quote.end)),
    );
    return [...anyLanguage, ...made, ...gaps];
  });
  const forPeople = prose.filter(({ text }) => !isForMachine(text));
  return [...asked, ...askBans(forPeople, customer).map(withContext)];
}

/** A figure is left out of its sentence only where nothing better can be asked about it. */
const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

const mostLookedAt = 4000;

/** The language of each document, as a whole: a list of names in one of them is not in another. */
function languagesOf(passages: readonly MaterialPassage[]): ReadonlyMap<string, Language> {
  const byDocument = Map.groupBy(passages, ({ documentId }) => documentId);
  return new Map(
    [...byDocument].map(([documentId, all]) => [
      documentId,
      languageOf(
        all
          .map(({ text }) => text)
          .join(' ')
          .slice(0, mostLookedAt),
      ),
    ]),
  );
}

const startsInsideList = ({ blocks: [first] }: Reading): boolean =>
  first?.kind === 'item' || (first?.kind === 'step' && first.number !== 1);

/** "**Overdraft** – An overdraft lets a customer …": the name in front is no part of the sentence. */
const term = /^\*\*[^*]{2,60}\*\*\s*[–—:-]\s*/;

/** What stands before a statement and adds nothing to it: "Note:", "Decision:", "It was agreed that". */
const openings =
  /^(?:(?:also|however|finally|in addition|remember|note|tip|in short|as a rule|in practice|usually|normally|generally|important|decision|decided|agreed|resolved|outcome|result)[,:]\s+|(?:it was|we have|we|the (?:team|meeting|board|group)(?: has)?) (?:agreed|decided|resolved) that\s+)/i;

/** Whole sentences of prose and of list items; what a cut left of a sentence is no sentence. */
function sentencesOf(passage: MaterialPassage, blocks: readonly Block[]): Sentence[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph' && block.kind !== 'item' && block.kind !== 'step') return [];
    return sentencesIn(passage.text, block.start, block.end).flatMap((span) => {
      const written = readable(passage.text.slice(span.start, span.end).replace(term, ''));
      const text = written.replace(openings, '');
      const words = text.split(' ').length;
      const isFragment =
        /^[\p{Ll}…]/u.test(written) ||
        (block.kind === 'paragraph' &&
          block.end === passage.text.length &&
          !/[.!?:"”’)]$/.test(text) &&
          words > 12);
      if (
        isFragment ||
        isNote(written) ||
        words < 4 ||
        words > 60 ||
        /[?:]$/.test(text) ||
        /https?:|[|{}<>]/.test(text)
      )
        return [];
      if (functionWordShare(tokenize(text)) < 0.1) return [];
      const upper = text.slice(0, 1).toUpperCase() + text.slice(1);
      return [{ passage, span, text: upper, heading: block.heading ?? passage.heading }];
    });
  });
}

/** A question of very few telling words names the section it is about. */
function withContext(made: Candidate): Candidate {
  const standsAlone = /^(?:objection|asked|definition)$/.test(made.pattern) || made.text.includes('“');
  if (made.heading === null || standsAlone) return made;
  const telling = tokenize(made.text).filter(
    (token) =>
      token.content && !/^(?:material|happens?|customers?|clients?|first|visit|day|thing)$/.test(token.lower),
  );
  const heading = placeName(made.heading, made.passage);
  if (telling.length > 1 || heading === null || heading.split(' ').length > 10) return made;
  const first = /^(?:I|A[A-Z])/.test(made.text)
    ? made.text
    : made.text.slice(0, 1).toLowerCase() + made.text.slice(1);
  return candidate({ ...made, span: made.quote }, { ...made, text: `On ${heading}: ${first}` });
}
