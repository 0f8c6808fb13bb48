import { quantitiesIn, type Quantity } from '#main/kernel/language/quantities.ts';
import { candidate, spanOf, type Candidate, type Sentence } from './candidate.ts';
import {
  imperative,
  isDangling,
  isNounPhrase,
  lowerFirst,
  statement,
  withoutStop,
  type Statement,
} from './grammar.ts';

const about =
  /\b(?:about|around|roughly|approximately|at least|at most|up to|no more than|no longer than|no less than|only|just|nearly|almost|over|under|between|no longer|a minimum of|a maximum of|a further|another|the first|an extra)\s*$/i;
/** What may follow the figure and still belong in the question. */
const keepsTail =
  /^(?:before|after|with|in|on|at|to|per|from|for|during|when|if|of|following|while|a|each|every)\s/i;

/** "A first fitting takes 40 minutes" → "How long does a first fitting take?" */
export function askFigures(sentence: Sentence): Candidate[] {
  const clause = firstClause(withoutStop(sentence.text));
  const figure = quantitiesIn(clause).find(
    (quantity) => quantity.unit !== '' && clause.slice(quantity.start, quantity.end) !== '',
  );
  if (figure === undefined || /\b(?:not|never|cannot|n['’]t|if|when|because)\b/i.test(clause)) return [];
  const cut = around(clause, figure);
  const order = imperative(clause);
  const told = order === null ? statement(clause) : null;
  const text =
    order !== null
      ? orderQuestion(cut, figure)
      : told !== null
        ? statementQuestion(told, cut, figure, clause)
        : null;
  if (text === null || isDangling(text.replace(/^(?:\w+ )?(?:how|what|when)\b(?: \w+)?/i, ''))) return [];
  // "at least 48 hours", "between six and ten minutes": what limits the figure belongs to the answer.
  const limited = about.exec(clause.slice(0, figure.start))?.index ?? figure.start;
  const written = clause.slice(limited, figure.end).replace(/^between (?=between)/, '');
  return [
    candidate(sentence, {
      pattern: 'figure',
      type: 'factual',
      text: `${text}?`,
      core: spanOf(sentence, written),
    }),
  ];
}

const aheadOf = /^(?:(?:before|after)\s|in advance$)/i;

/** A comma in a number, or the colon of a time, is no end of a clause. */
const firstClause = (text: string): string =>
  text.split(/[;(]|:\s|,\s|\s[–—-]\s|\s(?:but|so|which|because)\s|(?<!\bbetween \S+)\sand\s/)[0] ?? text;

type Cut = {
  readonly before: string;
  readonly preposition: string;
  readonly tail: string;
  readonly after: string;
};

function around(clause: string, figure: Quantity): Cut {
  const before = clause.slice(0, figure.start).trim().replace(about, '').trim();
  const after = clause.slice(figure.end).trim();
  const preposition =
    /\b(for|every|within|after|in|at|from|by|before|until)$/i.exec(before)?.[1]?.toLowerCase() ?? '';
  const without = preposition === '' ? before : before.slice(0, -preposition.length).trim();
  return { before: without, preposition, after, tail: keepsTail.test(after) ? ` ${after}` : '' };
}

function orderQuestion(cut: Cut, figure: Quantity): string | null {
  const verbPhrase = imperative(cut.before)?.verbPhrase;
  if (verbPhrase === undefined || (cut.after !== '' && cut.tail === '')) return manyQuestion(cut, figure);
  const should = `should you ${verbPhrase}`;
  if (figure.dimension === 'clock') {
    const asks = askedTime[cut.preposition];
    return asks === undefined ? null : `${asks} ${should}${cut.tail}`;
  }
  if (figure.dimension === 'temperature' && /^(?:at|to)$/.test(cut.preposition))
    return `${cut.preposition === 'at' ? 'At' : 'To'} what temperature ${should}${cut.tail}`;
  if (figure.dimension === 'duration') {
    if (cut.preposition === 'for') return `How long ${should}${cut.tail}`;
    if (cut.preposition === 'every') return `How often ${should}${cut.tail}`;
    if (cut.preposition === 'within') return soon(should, cut);
    if (cut.preposition === 'after') return `After how long ${should}${cut.tail}`;
    if (cut.preposition === '' && aheadOf.test(cut.after)) return `How long ${cut.after} ${should}`;
  }
  return manyQuestion(cut, figure);
}

/** "Heat two tablespoons of oil in a pot" → "How many tablespoons of oil should you heat in a pot" */
function manyQuestion(cut: Cut, figure: Quantity): string | null {
  const verb = imperative(cut.before);
  if (verb === null || /\s/.test(verb.verbPhrase) || cut.preposition !== '' || figure.dimension !== 'count')
    return null;
  const many = counted(cut, figure);
  return many === null ? null : `How many ${many.things} should you ${verb.verbPhrase}${many.rest}`;
}

/** What is counted, with an "of …", and the phrases after it, which stand at the end of a question. */
function counted(cut: Cut, figure: Quantity): { readonly things: string; readonly rest: string } | null {
  const [, things, rest = ''] =
    /^((?:[\p{L}-]+ ){0,2}[\p{L}-]+[^s\W]s(?: of (?:[\p{L}-]+ ?){1,3}?)?)((?: (?:in|on|at|for|with|from|to|before|after|per|during|each|every|between|around)\b| an? (?:day|week|month|year)).*)?$/iu.exec(
      `${figure.noun} ${cut.after}`.trim(),
    ) ?? [];
  return things === undefined || rest.split(' ').length > 9 ? null : { things, rest };
}

const soon = (middle: string, cut: Cut): string | null => {
  const since = /^(?:of|after|following|from)\s+(.+)$/i.exec(cut.after)?.[1];
  if (since !== undefined && !/\s\p{L}+ing\b/u.test(since)) return `How soon after ${since} ${middle}`;
  return cut.after === '' ? `How soon ${middle}` : null;
};

/** "within 30 days of delivery for a refund" → "How long after delivery can you … for a refund" */
function longAfter(middle: string, cut: Cut): string | null {
  const [, since, rest = ''] =
    /^(?:of|after|following|from)\s+(.+?)(\s(?:for|with|in|at|on|to|by)\s.+)?$/i.exec(cut.after) ?? [];
  if (since !== undefined) return `How long after ${since} ${middle}${rest}`;
  return cut.after === '' ? `Within what time ${middle}` : null;
}

function statementQuestion(told: Statement, cut: Cut, figure: Quantity, clause: string): string | null {
  const atOnce = clause.slice(0, figure.start).replace(about, '').trim().endsWith(told.verb);
  if (figure.dimension === 'clock') return timeQuestion(told, cut, clause);
  const auxiliary = told.bare === '';
  const middle = `${told.opener} ${lowerFirst(told.subject)}${auxiliary ? '' : ` ${told.bare}`}`;
  const isAhead = /^in advance$/i.test(cut.after);
  if (cut.after !== '' && cut.tail === '' && !isAhead)
    return auxiliary || !atOnce ? null : manyOf(told, cut, figure);
  const tail = cut.tail;
  if (
    /^(?:should|must|can|may|will)$/.test(told.opener) &&
    /^(?:take|last)$/i.test(clause.slice(0, figure.start).replace(about, '').trim().slice(-4)) &&
    figure.dimension === 'duration'
  )
    return `How long ${told.opener} ${lowerFirst(told.subject)} ${told.rest.slice(0, 4)}${tail}`;
  if (atOnce && /^(?:take|last)$/.test(told.bare) && figure.dimension === 'duration')
    return `How long ${middle}${tail}`;
  if (atOnce && /^(?:cost|cover|pay|charge)$/.test(told.bare) && figure.dimension === 'money')
    return `How much ${middle}${tail}`;
  if (atOnce && /^(?:is|are)$/.test(told.opener)) {
    // "Last admission is 45 minutes before closing" is a time, not how long it is.
    if (/^(?:before|after|from|away)\b/i.test(cut.after)) return null;
    const asks =
      { duration: 'How long', money: 'How much', percent: 'How much' }[figure.dimension as string] ?? 'What';
    return `${asks} ${middle}${/^(?:of|for)\s/.test(cut.after) || tail === '' ? tail : ''}`;
  }
  if (told.bare === 'start' && /^(?:at|from)$/.test(cut.preposition) && figure.dimension === 'money')
    return `At what price ${middle}${tail}`;
  if (atOnce) return auxiliary ? null : manyOf(told, cut, figure);
  const between = cut.before.slice(clause.indexOf(told.verb, told.subject.length) + told.verb.length).trim();
  if (/,/.test(between)) return null;
  const whole = `${middle} ${between}`.trim();
  if (figure.dimension === 'temperature' && /^(?:at|to)$/.test(cut.preposition))
    return `${cut.preposition === 'at' ? 'At' : 'To'} what temperature ${whole}${tail}`;
  if (figure.dimension !== 'duration') return null;
  if (cut.preposition === 'after') return `After how long ${whole}${tail}`;
  // "Every fitting includes an adjustment within 30 days" tells no time of the including.
  if (between === '' || /^(?:include|contain|have|cover|mean|hold)$/.test(told.bare)) return null;
  if (cut.preposition === 'within')
    return /^(?:can|may)$/.test(told.opener) ? longAfter(whole, cut) : soon(whole, cut);
  if (cut.preposition === 'for') return `How long ${whole}${tail}`;
  if (cut.preposition === 'every') return `How often ${whole}${tail}`;
  if (cut.preposition === '' && aheadOf.test(cut.after)) return `How long ${cut.after} ${whole}`;
  return null;
}

const askedTime: Readonly<Record<string, string>> = {
  '': 'When',
  at: 'When',
  from: 'When',
  by: 'By when',
  before: 'By when',
  until: 'Until when',
  after: 'After what time',
};

/** "The branch opens at 9:00" → "When does the branch open" */
function timeQuestion(told: Statement, cut: Cut, clause: string): string | null {
  const asks = askedTime[cut.preposition];
  if (asks === undefined || (cut.after !== '' && cut.tail === '')) return null;
  const between = cut.before.slice(clause.indexOf(told.verb, told.subject.length) + told.verb.length).trim();
  if (/,/.test(between) || (told.bare === '' && between === '' && cut.tail === '')) return null;
  // "Tested every Wednesday at 10": the day is part of the answer.
  const kept = between.replace(/\s?\b(?:every|each) [\p{L}]+$/u, '');
  const opens = [told.opener, lowerFirst(told.subject), told.bare, kept].filter(Boolean).join(' ');
  return `${asks} ${opens}${cut.tail}`;
}

function manyOf(told: Statement, cut: Cut, figure: Quantity): string | null {
  if (
    !(figure.dimension === 'count' || (figure.dimension === 'duration' && /^of\s/.test(cut.after))) ||
    !/^(?:need|have|contain|include|require|hold|receive|get|offer)$/.test(told.bare)
  )
    return null;
  const many = counted(cut, figure);
  if (many === null || !isNounPhrase(told.subject)) return null;
  return `How many ${many.things} ${told.opener} ${lowerFirst(told.subject)} ${told.bare}${many.rest}`;
}
