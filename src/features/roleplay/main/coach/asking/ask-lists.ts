import type { Block } from '../language/blocks.ts';
import { readable, type Span } from '../language/sentences.ts';
import type { MaterialPassage } from '../material.ts';
import { quantitiesIn } from '../language/quantities.ts';
import { candidate, type Candidate } from './candidate.ts';
import { imperative, isDangling, isNounPhrase, lowerFirst, statement, withoutStop } from './grammar.ts';
import { sectionName } from './section-name.ts';
import { isGerund } from './verbs.ts';

type List = { readonly intro: Block | null; readonly items: readonly Block[]; readonly numbered: boolean };
/** A list of more points than this is asked in part: nobody says more from memory in one breath. */
const mostSteps = 5;

/** Steps and bullet lists with their heading or the sentence that announces them. */
export function askLists(passage: MaterialPassage, blocks: readonly Block[], isCutOff: boolean): Candidate[] {
  return listsIn(blocks).flatMap((list, index, all) => {
    const heading = list.items[0]?.heading ?? passage.heading;
    const cutOff = isCutOff && index === all.length - 1 && blocks.at(-1) === list.items.at(-1);
    return [
      ...wholeList(passage, list, heading, cutOff),
      ...(list.numbered ? nextSteps(passage, list, heading) : termsOf(passage, list)),
    ];
  });
}

function listsIn(blocks: readonly Block[]): List[] {
  const lists: List[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const first = blocks[at];
    if (first === undefined || (first.kind !== 'step' && first.kind !== 'item')) continue;
    let to = at;
    while (blocks[to + 1]?.kind === first.kind) to += 1;
    const items = blocks.slice(at, to + 1).filter((block) => block.indent <= first.indent);
    const before = blocks[at - 1];
    lists.push({
      items,
      numbered: first.kind === 'step',
      intro: before?.kind === 'paragraph' ? before : null,
    });
    at = to;
  }
  return lists;
}

const textOf = (passage: MaterialPassage, span: Span): string =>
  readable(passage.text.slice(span.start, span.end));

function wholeList(
  passage: MaterialPassage,
  list: List,
  heading: string | null,
  cutOff: boolean,
): Candidate[] {
  const inOrder = list.items.every((item, index) => item.number === null || item.number === index + 1);
  if (list.items.length < 3 || !inOrder || cutOff) return [];
  const asked = list.items.slice(0, mostSteps);
  const intro = list.intro === null ? '' : lastSentence(textOf(passage, list.intro));
  const isPart = asked.length < list.items.length;
  const text = listQuestion(intro, heading, list.numbered, isPart ? asked.length : null);
  const first = asked[0];
  const last = asked.at(-1);
  if (text === null || first === undefined || last === undefined) return [];
  const quote = { start: first.outer, end: last.end };
  const type = list.numbered ? 'procedural' : 'factual';
  return [
    candidate(
      { passage, heading, span: quote },
      {
        pattern: list.numbered ? 'steps' : 'list',
        type,
        text,
        quote,
        items: asked.map(({ start, end }) => ({ start, end })),
      },
    ),
  ];
}

const numbers = 'two three four five six seven eight nine ten'.split(' ').join('|');

function listQuestion(
  intro: string,
  heading: string | null,
  isSteps: boolean,
  first: number | null,
): string | null {
  const announced = /:\s*$/.test(intro) ? withoutStop(intro) : '';
  const counted = new RegExp(`^there are (${numbers}|\\d+) ([^,;]+)$`, 'i').exec(announced);
  if (counted !== null && first === null) return `What are the ${counted[1]?.toLowerCase()} ${counted[2]}?`;
  const has = new RegExp(
    `^(.+?) (?:has|have|consists? of|includes?|follows?) (${numbers}|\\d+) (\\w+s)$`,
    'i',
  ).exec(announced);
  if (has !== null && first === null && isNounPhrase(has[1] ?? ''))
    return `What are the ${has[2]?.toLowerCase()} ${has[3]} of ${lowerFirst(has[1] ?? '')}?`;
  const which = first === null ? 'the steps' : `the first ${first} steps`;
  if (isSteps) {
    const purpose = /(?:^|\s)to ([\p{L}]+ [^,:]+)$/iu.exec(
      announced.replace(/,?\s*(?:follow|do|take|use|go through) .*$/i, ''),
    )?.[1];
    if (purpose !== undefined && imperative(purpose) !== null && !isDangling(purpose))
      return `What are ${which} to ${lowerFirst(purpose)}, in order?`;
    const topic = heading === null ? null : headingTopic(heading);
    return topic === null ? null : `What are ${which} ${topic}, in order?`;
  }
  if (heading === null || first !== null) return null;
  const about =
    announced !== '' &&
    !/\b(?:it|they|them|this|these|that)\b/i.test(announced) &&
    announced.split(/\s+/).length <= 14 &&
    !isDangling(announced)
      ? announced
      : withoutStop(heading);
  return `Which points does the material list under “${readable(about)}”?`;
}

/** "How to wash a system" → "to wash a system"; "Cleaning the base" → "for cleaning the base". */
function headingTopic(heading: string): string {
  const plain = withoutStop(readable(heading)).replace(/^(?:\d+[.)]|step \d+:?|part \d+:?)\s*/i, '');
  const how = /^how (?:do (?:you|i)|to) (.+?)\??$/i.exec(plain)?.[1];
  if (how !== undefined && imperative(how) !== null) return `to ${lowerFirst(how)}`;
  if (isGerund(plain.split(/\s/)[0] ?? '')) return `for ${lowerFirst(plain)}`;
  return `in “${plain}”`;
}

const lastSentence = (text: string): string => text.split(/(?<=[.!?])\s+/).at(-1) ?? text;

/** "Which step comes right after “Spray the remover along the edge”?": a step is quoted, so that it reads as it stands. */
function nextSteps(passage: MaterialPassage, list: List, heading: string | null): Candidate[] {
  if (heading === null) return [];
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
          text: `In ${sectionName(heading)}, which step comes right after “${step}”?`,
          quote,
          items: [quote],
          sequence: { name: `${passage.id}:${list.items[0]?.start}`, place: index },
        },
      ),
    ];
  });
}

const firstSentence = (text: string): string => text.split(/(?<=[.!?])\s+/)[0] ?? text;

/** "**Lace front**: a thin mesh…" → "What does the material say about “Lace front”?" */
function termsOf(passage: MaterialPassage, list: List): Candidate[] {
  return list.items.flatMap((item) => {
    const raw = passage.text.slice(item.start, item.end);
    const match =
      /^(?:\*\*|__)(.{2,60}?)[.:]?(?:\*\*|__)[:.]?\s*(?:[–—-]\s*)?(?=\S)/s.exec(raw) ??
      /^([\p{L}][^.:;!?\n]{2,40}):\s+(?=\S)/u.exec(raw);
    const term = readable(match?.[1] ?? '');
    const rest = { start: item.start + (match?.[0].length ?? 0), end: item.end };
    const said = textOf(passage, rest);
    const figure = quantitiesIn(said)[0];
    const isFigure = figure !== undefined && (figure.dimension === 'money' || figure.dimension === 'clock');
    if (match === null || term.split(/\s+/).length > 6 || (said.split(/\s+/).length < 6 && !isFigure))
      return [];
    if (isDangling(term) || statement(term) !== null) return [];
    const heading = item.heading ?? passage.heading;
    const under = heading === null ? '' : ` under “${withoutStop(readable(heading))}”`;
    const accordingTo = heading === null ? '' : `, according to ${sectionName(heading)}`;
    return [
      candidate(
        { passage, heading, span: rest },
        {
          pattern: isFigure ? 'figure' : 'definition',
          type: 'factual',
          text:
            figure?.start === 0 && figure.dimension === 'money'
              ? `How much does “${term}” cost${accordingTo}?`
              : figure?.dimension === 'clock'
                ? `Which times are given for “${term}”${accordingTo}?`
                : `What does the material say about “${term}”${under}?`,
          quote: rest,
        },
      ),
    ];
  });
}
