import { stem } from './stem.ts';
import { conceptOf } from './synonyms.ts';
import type { Token } from './tokens.ts';

/** In German, French and Spanish the verb stands far from its denial, so these reach as far as "nobody". */
const foreignNegators =
  'nicht kein keine keinen keinem keiner keines nie niemals ohne pas jamais aucun aucune sans nunca jamás ningún ninguna';

const negators = new Set(
  `${foreignNegators} not no never none nothing nobody without avoid avoids avoiding refuse refuses refused refrain cannot nor neither non
  forbidden prohibited banned
  isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't haven't hasn't hadn't
  dont doesnt didnt cant couldnt wont wouldnt shouldnt mustnt isnt arent`.split(/\s+/),
);
/** Idioms that hold a negator and deny nothing. */
const harmless = new Set([
  'no problem',
  'not only',
  'no doubt',
  'no matter',
  'no cost',
  'no charge',
  'no extra',
  'no later',
  'no more',
  'no less',
  'no fewer',
  'not just',
  'without delay',
]);

const named = (word: string): string => conceptOf(stem(word));

/** Opposites, by concept: saying the one where the other is right is a mistake, not a gap. */
const opposites: ReadonlyMap<string, string> = new Map(
  [
    ['wet', 'dry'],
    ['quiet', 'loud'],
    ['hot', 'cold'],
    ['increase', 'decrease'],
    ['open', 'close'],
    ['accept', 'refuse'],
    ['maximum', 'minimum'],
    ['include', 'exclude'],
    ['cheaper', 'dearer'],
    ['free', 'pay'],
    ['higher', 'lower'],
    ['stronger', 'weaker'],
    ['same', 'different'],
    ['positive', 'negative'],
    ['longer', 'shorter'],
    ['temporary', 'permanent'],
    ['stop', 'continue'],
    ['allow', 'forbid'],
    ['remember', 'forget'],
    ['early', 'late'],
    ['earlier', 'later'],
    ['cheap', 'expensive'],
    ['empty', 'full'],
    ['clean', 'dirty'],
    ['danger', 'safe'],
    ['inside', 'outside'],
    ['private', 'public'],
    ['deposit', 'withdrawal'],
    ['lend', 'repay'],
    ['thick', 'thin'],
    ['strong', 'weak'],
    ['easy', 'difficult'],
    ['voluntary', 'compulsory'],
    ['optional', 'mandatory'],
    ['valid', 'invalid'],
    ['internal', 'external'],
    ['top', 'bottom'],
    ['apart', 'together'],
  ].flatMap(([one = '', other = '']) => [
    [named(one), named(other)],
    [named(other), named(one)],
  ]),
);

export const oppositeOf = (concept: string): string | null => opposites.get(concept) ?? null;

const clauseBreak = /[.;:!?\n]|,\s|\s[–—-]\s/;

/** Whether the token at `at` denies something. */
export function negatesAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.inIdiom === true) return false;
  if (!negators.has(token.lower)) return false;
  // "Refuse to discuss it" denies the discussing, "refuse late claims" is what is done.
  if (token.lower.startsWith('refus') && tokens[at + 1]?.lower !== 'to') return false;
  // "Without it …" denies nothing that is named.
  const names = tokens.slice(at + 1, at + 3).some(({ content }) => content);
  if (/^(?:without|no|non|nor|neither)$/.test(token.lower) && !names) return false;
  return !harmless.has(`${token.lower} ${tokens[at + 1]?.lower ?? ''}`);
}

/** "Rather than what it costs", "instead of a question". */
const setsAside = (tokens: readonly Token[], at: number): boolean =>
  /^(?:rather than|instead of)$/.test(`${tokens[at - 1]?.lower ?? ''} ${tokens[at]?.lower ?? ''}`);

/** A negator reaches so many words ahead, to the end of its clause at most. */
const reachOfNegator = 4;

/**
 * Whether what is said from token `from` to token `to` is denied: a negator among these tokens, or up to `reach` words
 * before them in the same clause. Two negators cancel out.
 */
export function isNegated(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
  reach = reachOfNegator,
): boolean {
  let first = from;
  while (first > 0 && from - first < reach) {
    const gap = text.slice(tokens[first - 1]?.end ?? 0, tokens[first]?.start ?? 0);
    const joins = tokens[first - 1]?.lower ?? '';
    if (clauseBreak.test(gap) || joins === 'but' || joins === 'then') break;
    first -= 1;
  }
  let count = isUnderFarNegator(text, tokens, first) ? 1 : 0;
  for (let at = first; at <= to; at++) if (negatesAt(tokens, at) || setsAside(tokens, at)) count += 1;
  return (count % 2 === 1) !== isDisowned(text, tokens, from);
}

/** Whether a word like "nobody" stands before a token in its clause: it denies all that follows. */
function isUnderFarNegator(text: string, tokens: readonly Token[], at: number): boolean {
  for (let place = at - 1; place >= Math.max(0, at - reachOfFarNegator); place--) {
    const gap = text.slice(tokens[place]?.end ?? 0, tokens[place + 1]?.start ?? 0);
    if (clauseBreak.test(gap) || /^(?:but|then|and|or)$/.test(tokens[place]?.lower ?? '')) return false;
    if (farNegators.has(tokens[place]?.lower ?? '')) return true;
  }
  return false;
}
const reachOfFarNegator = 8;
const farNegators = new Set(['nobody', 'nothing', 'none', ...foreignNegators.split(' ')]);

/** "It is not true that …", "It would be wrong to say that …": denies all of its sentence. */
const disowning =
  /\b(?:(?:not|isn['’]t|never) (?:true|right|correct|the case|so)|untrue|wrong|false|incorrect|nonsense|a myth|a mistake)(?: to (?:say|think|believe))? that\b/i;

/** Whether the sentence of a token is said to be untrue before it comes to that token. */
export function isDisowned(text: string, tokens: readonly Token[], at: number): boolean {
  const before = text.slice(0, tokens[at]?.start ?? 0);
  const sentence = before.slice(
    Math.max(...['.', ';', '!', '?', '\n'].map((end) => before.lastIndexOf(end))) + 1,
  );
  return disowning.test(sentence);
}

const softNegators = new Set(
  'stop stops skip away hardly off instead rather leave keep careful resist hold back forget'.split(' '),
);

/** Whether words near the tokens keep something off without a plain "not". */
export const softensNegation = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(Math.max(0, from - 4), to + 3).some((token) => softNegators.has(token.lower));
