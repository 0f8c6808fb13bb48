import type { Beat } from '../scenario.ts';
import { checkIds, neverDoCheckId } from './beat-checks.ts';
import { isRowOfKeywords, type Hearing } from './hearing.ts';
import type { Found } from './state.ts';

/** Said more often in one line, "maybe" makes it unclear. */
const mostHedges = 1;

/** What one line adds to the checks of its beat, after what was found in it before. */
export function noteLine(o: {
  readonly beat: Beat;
  readonly hearing: Hearing;
  readonly before: readonly Found[];
  readonly turn: { readonly id: string; readonly text: string };
  /** The first line of the beat. */
  readonly isFirst: boolean;
}): Found[] {
  const { beat, hearing, before, turn } = o;
  const isAnswered = beat.points.some(({ id }) => before.some((one) => one.id === id));
  const firstPoint = Math.min(...hearing.points.map(({ quote }) => turn.text.indexOf(quote)));
  const asked = hearing.question;
  const finds = asked !== null && asked.fact !== null && beat.find?.facts.includes(asked.fact.id) === true;
  const asksFirst = finds && !isAnswered && asked.start <= firstPoint;

  const found: [id: string, verdict: Found['verdict'], quote: string | null][] = [
    [checkIds.greeting, 'met', beat.greeting && o.isFirst ? hearing.greeting : null],
    [checkIds.worry, 'met', beat.worry === undefined ? null : hearing.empathy],
    [checkIds.find, 'met', asksFirst ? asked.quote : null],
    ...hearing.points.map(({ id, verdict, quote }): [string, Found['verdict'], string] => [
      id,
      verdict,
      quote,
    ]),
    [checkIds.step, 'met', hearing.step],
    [
      checkIds.clear,
      'met',
      isClear(hearing, turn.text)
        ? (hearing.points.find(({ verdict }) => verdict === 'met')?.quote ?? null)
        : null,
    ],
    ...hearing.neverDos.map(({ neverDo, quote }): [string, Found['verdict'], string] => [
      neverDoCheckId(neverDo),
      'wrong',
      quote,
    ]),
    [checkIds.figures, 'wrong', hearing.points.find(({ verdict }) => verdict === 'wrong')?.quote ?? null],
    [
      checkIds.keywords,
      'wrong',
      hearing.manner === 'plain' && isRowOfKeywords(turn.text) ? turn.text.slice(0, 200) : null,
    ],
  ];
  const added = found.flatMap(([id, verdict, quote]) =>
    quote === null || before.some((one) => one.id === id && one.verdict === verdict)
      ? []
      : [{ id, verdict, quote, turnId: turn.id }],
  );
  return [...before, ...added];
}

const isClear = (hearing: Hearing, text: string): boolean =>
  !hearing.isLong && hearing.hedges <= mostHedges && !isRowOfKeywords(text);
