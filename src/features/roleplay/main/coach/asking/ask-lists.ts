import type { Block } from '../language/blocks.ts';
import { readable, sentencesIn, type Span } from '#main/kernel/language/sentences.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import { askForFigure, figureTold } from './ask-for-figure.ts';
import { candidate, type Candidate } from './candidate.ts';
import { inQuotes } from '../language/in-quotes.ts';
import type { Language } from '../language/language-of.ts';
import { frames } from './frames.ts';
import { imperative, isDangling, isNounPhrase, lowerFirst, statement, withoutStop } from './grammar.ts';
import { isProcedure } from './is-procedure.ts';
import { isRecord } from './note.ts';
import { placeName, sectionName } from './section-name.ts';
import { isGerund } from './verbs.ts';

/** A list with the sentence that announces it, if there is one. */
type List = {
  readonly passage: MaterialPassage;
  readonly language: Language;
  readonly heading: string | null;
  readonly intro: string;
  readonly items: readonly Block[];
  readonly areSteps: boolean;
};
/** A list of more points than this is asked in part: nobody says more from memory in one breath. */
const mostSteps = 5;

/** Steps and bullet lists with their heading or the sentence that announces them. */
export function askLists(
  passage: MaterialPassage,
  blocks: readonly Block[],
  isCutOff: boolean,
  language: Language,
): Candidate[] {
  return listsIn(blocks).flatMap(({ items, before }, index, all) => {
    const heading = items[0]?.heading ?? passage.heading;
    const intro = before === null ? '' : lastSentence(textOf(passage, before));
    const said = items.map((item) => textOf(passage, item));
    const areSteps = items[0]?.kind === 'step' && isProcedure(said, heading ?? '', intro, language);
    const list = { passage, language, heading, intro, items, areSteps };
    const cutOff = isCutOff && index === all.length - 1 && blocks.at(-1) === items.at(-1);
    return [...(cutOff ? [] : wholeList(list)), ...(areSteps ? nextSteps(list) : termsOf(list))];
  });
}

type Items = { readonly before: Block | null; readonly items: readonly Block[] };

function listsIn(blocks: readonly Block[]): Items[] {
  const lists: Items[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const first = blocks[at];
    if (first === undefined || (first.kind !== 'step' && first.kind !== 'item')) continue;
    let to = at;
    while (blocks[to + 1]?.kind === first.kind) to += 1;
    const items = blocks.slice(at, to + 1).filter((block) => block.indent <= first.indent);
    const before = blocks[at - 1];
    lists.push({ items, before: before?.kind === 'paragraph' ? before : null });
    at = to;
  }
  return lists;
}

const textOf = (passage: MaterialPassage, span: Span): string =>
  readable(passage.text.slice(span.start, span.end));

function wholeList(list: List): Candidate[] {
  const { passage, heading, items, areSteps, language } = list;
  const inOrder = items.every((item, index) => item.number === null || item.number === index + 1);
  if (items.length < 3 || !inOrder || (!areSteps && !isToBeKnown(list))) return [];
  const named = listQuestion(list, Math.min(items.length, mostSteps));
  // A list that nothing names is known by its first item.
  const asked = named === null ? items.slice(1, mostSteps) : items.slice(0, mostSteps);
  const text = named ?? questionFrom(list);
  const [first, last] = [asked[0], asked.at(-1)];
  if (text === null || first === undefined || last === undefined) return [];
  const quote = { start: first.outer, end: last.end };
  return [
    candidate(
      { passage, heading, span: quote },
      {
        pattern: areSteps ? 'steps' : 'list',
        type: areSteps ? 'procedural' : 'factual',
        text,
        quote,
        items: asked.map(({ start, end }) => ({ start, end })),
        language,
      },
    ),
  ];
}

/** What a text only lists to be found by: who came, what will be talked about, where to look. */
const onlyNames =
  /\b(?:agenda|attendees|participants|present|apologies|minutes|contents|topics|index|references|links|contacts|see also|tagesordnung|teilnehmer|inhalt|ordre du jour|participants|sommaire|orden del día|asistentes|índice)\W*$/i;
const longestPoint = 30;

/** Points of a sentence each; several sentences under a number are paragraphs that happen to be counted. */
function isToBeKnown(list: List): boolean {
  const { passage, heading, intro, items } = list;
  if (isRecord(heading ?? '') || onlyNames.test(heading ?? '') || onlyNames.test(intro)) return false;
  // Prices are asked one by one: nobody lists them.
  if (termsOf(list).filter(({ pattern }) => pattern === 'figure').length * 2 > items.length) return false;
  return items.every((item) => {
    const isOne = item.kind === 'item' || sentencesIn(passage.text, item.start, item.end).length === 1;
    return isOne && textOf(passage, item).split(' ').length <= longestPoint;
  });
}

function questionFrom({ passage, items, areSteps, language }: List): string | null {
  const first = textOf(passage, items[0] ?? { start: 0, end: 0 });
  if (items.length > mostSteps || first.split(' ').length > longestQuoted) return null;
  const { stepsFrom, listFrom } = frames[language];
  return (areSteps ? stepsFrom : listFrom)(inQuotes(withoutStop(first)));
}

const longestQuoted = 14;

const numbers = 'two three four five six seven eight nine ten'.split(' ').join('|');

function listQuestion(list: List, asked: number): string | null {
  const { passage, heading, intro, items, areSteps, language } = list;
  const name = placeName(heading, passage);
  const isPart = asked < items.length;
  const announced = /:\s*$/.test(intro) ? withoutStop(intro) : '';
  const inEnglish = language === 'en' ? englishQuestion(list, announced, isPart ? asked : null) : null;
  if (inEnglish !== null) return inEnglish;
  // "Bei einem Fehlalarm:" above a list is its heading.
  const title =
    announced !== '' && language !== 'en' && announced.split(' ').length <= 8 ? sectionName(announced) : name;
  if (title === null || (isPart && !areSteps)) return null;
  const { steps, firstSteps, list: points } = frames[language];
  return areSteps ? (isPart ? firstSteps(title, asked) : steps(title)) : points(title);
}

function englishQuestion(
  { passage, heading, areSteps }: List,
  announced: string,
  first: number | null,
): string | null {
  const counted = new RegExp(`^there are (${numbers}|\\d+) ([^,;]+)$`, 'i').exec(announced);
  if (counted !== null && first === null) return `What are the ${counted[1]?.toLowerCase()} ${counted[2]}?`;
  const has = new RegExp(
    `^(.+?) (?:has|have|consists? of|includes?|follows?) (${numbers}|\\d+) (\\w+s)$`,
    'i',
  ).exec(announced);
  if (has !== null && first === null && isNounPhrase(has[1] ?? ''))
    return `What are the ${has[2]?.toLowerCase()} ${has[3]} of ${lowerFirst(has[1] ?? '')}?`;
  if (areSteps) {
    const purpose = /(?:^|\s)to ([\p{L}]+ [^,:]+)$/iu.exec(
      announced.replace(/,?\s*(?:follow|do|take|use|go through) .*$/i, ''),
    )?.[1];
    const isPurpose = purpose !== undefined && imperative(purpose) !== null && !isDangling(purpose);
    const topic = isPurpose ? `to ${lowerFirst(purpose)}` : headingTopic(heading ?? '');
    return topic === null
      ? null
      : `What are the ${first === null ? '' : `first ${first} `}steps ${topic}, in order?`;
  }
  const isAbout =
    !/\b(?:it|they|them|this|these|that)\b/i.test(announced) &&
    announced.split(/\s+/).length <= 14 &&
    announced !== '' &&
    !isDangling(announced);
  if (!isAbout || first !== null || placeName(heading, passage) === null) return null;
  return frames.en.list(inQuotes(readable(announced)));
}

/** "How to wash a system" → "to wash a system"; "Cleaning the base" → "for cleaning the base". */
function headingTopic(heading: string): string | null {
  const plain = withoutStop(readable(heading)).replace(/^(?:\d+[.)]|step \d+:?|part \d+:?)\s*/i, '');
  const how = /^how (?:do (?:you|i)|to) (.+?)\??$/i.exec(plain)?.[1];
  if (how !== undefined && imperative(how) !== null) return `to ${lowerFirst(how)}`;
  if (isGerund(plain.split(/\s/)[0] ?? '')) return `for ${lowerFirst(plain)}`;
  return null;
}

const lastSentence = (text: string): string => text.split(/(?<=[.!?])\s+/).at(-1) ?? text;

/** "Which step comes right after “Spray the remover along the edge”?": a step is quoted, so that it reads as it stands. */
function nextSteps(list: List): Candidate[] {
  const { passage, heading, language } = list;
  const name = placeName(heading, passage);
  if (name === null) return [];
  return list.items.slice(0, -1).flatMap((item, index) => {
    const next = list.items[index + 1];
    const step = withoutStop(firstSentence(textOf(passage, item)));
    const words = step.split(/\s+/).length;
    if (next === undefined || next.number !== (item.number ?? 0) + 1) return [];
    if (words < 3 || words > 16 || /[“”":;]/.test(step) || isDangling(step)) return [];
    const quote = { start: next.start, end: next.end };
    return [
      candidate(
        { passage, heading, span: quote },
        {
          pattern: 'next-step',
          type: 'procedural',
          text: frames[language].nextStep(name, inQuotes(step)),
          language,
          quote,
          items: [quote],
          sequence: { name: `${passage.id}:${list.items[0]?.start}`, place: index },
        },
      ),
    ];
  });
}

const firstSentence = (text: string): string => text.split(/(?<=[.!?])\s+/)[0] ?? text;

/** Paragraphs that each begin with a name in bold: a glossary. */
export function askTerms(
  passage: MaterialPassage,
  blocks: readonly Block[],
  language: Language,
): Candidate[] {
  const items = blocks.filter(
    ({ kind, start }) => kind === 'paragraph' && passage.text.startsWith('**', start),
  );
  const byHeading = Map.groupBy(items, ({ heading }) => heading ?? passage.heading);
  return [...byHeading].flatMap(([heading, of]) => termsOf({ passage, items: of, heading, language }));
}

/** "**Lace front**: a thin mesh…" → "What does the material say about “Lace front”?" */
function termsOf({
  passage,
  items,
  heading,
  language,
}: Pick<List, 'passage' | 'items' | 'heading' | 'language'>): Candidate[] {
  return items.flatMap((item) => {
    const raw = passage.text.slice(item.start, item.end);
    const match =
      /^(?:\*\*|__)(.{2,60}?)[.:]?(?:\*\*|__)[:.]?\s*(?:[–—-]\s*)?(?=\S)/s.exec(raw) ??
      /^([\p{L}][^.:;!?\n]{2,40}):\s+(?=\S)/u.exec(raw);
    const term = readable(match?.[1] ?? '');
    const rest = { start: item.start + (match?.[0].length ?? 0), end: item.end };
    const said = textOf(passage, rest);
    const figure = figureTold(said);
    if (match === null || term.split(/\s+/).length > 6 || (said.split(/\s+/).length < 6 && figure === null))
      return [];
    if (language === 'en' && (isDangling(term) || statement(term) !== null)) return [];
    const name = placeName(heading, passage);
    const text =
      figure === null
        ? frames[language].term(inQuotes(term), name)
        : askForFigure(figure, term, name, language);
    const pattern = figure === null ? 'definition' : 'figure';
    return [
      candidate({ passage, heading, span: rest }, { pattern, type: 'factual', text, quote: rest, language }),
    ];
  });
}
