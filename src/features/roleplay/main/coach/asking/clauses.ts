import { sentencesIn } from '#main/kernel/language/sentences.ts';
import type { Token } from '#main/kernel/language/tokens.ts';
import { statement } from './grammar.ts';
import { baseOfThirdPerson, instructionOfThirdPerson, isAuxiliary, isBaseVerb, isOnlyVerb } from './verbs.ts';

/** Tokens `from` to before `to`. */
export type Range = [from: number, to: number];

/**
 * The clauses of a text by token, sentence by sentence. A sentence is cut only where another clause or predicate surely
 * begins: never inside a noun phrase, an infinitive or a prepositional phrase. Where that is not sure it stays whole.
 */
export function sentencesOfClauses(text: string, tokens: readonly Token[]): Range[][] {
  return sentencesIn(text, 0, text.length).map((sentence) => {
    const from = tokens.findIndex(({ start }) => start >= sentence.start);
    const after = tokens.findIndex(({ start }) => start >= sentence.end);
    return from === -1 ? [] : cut(text, tokens, [from, after === -1 ? tokens.length : after]);
  });
}

function cut(text: string, tokens: readonly Token[], [start, end]: Range): Range[] {
  const ranges: Range[] = [];
  let from = start;
  for (let at = start + 1; at < end; at++) {
    if (!isBoundary(text, tokens, from, at, end)) continue;
    ranges.push([from, at]);
    from = at;
  }
  if (from < end) ranges.push([from, end]);
  return ranges;
}

const joins = /^(?:and|but|or|then|so|also)$/;
const opensAside = /^(?:because|whereas|which|provided|unless)$/;
const opensCondition = /^(?:if|when|whenever|once)$/;
/** What stands first only sets the scene: it is no clause of its own, so its comma ends nothing. */
const setsTheScene =
  /^(?:if|when|whenever|once|where|while|before|after|until|unless|although|as|with|without|for|to|in|on|at|by|from|during|within|under)$/;

function isBoundary(text: string, tokens: readonly Token[], from: number, at: number, end: number): boolean {
  const gap = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start ?? 0);
  if (isInQuotes(text, tokens, from, at)) return false;
  if (gap.includes(';')) return true;
  const word = tokens[at]?.lower ?? '';
  const comma = gap.includes(',');
  if (!comma && !joins.test(word) && !opensAside.test(word)) return false;
  // The cut is before the "and", not after it.
  if (joins.test(tokens[at - 1]?.lower ?? '')) return false;
  const first = joins.test(tokens[from]?.lower ?? '') ? from + 1 : from;
  if (setsTheScene.test(tokens[first]?.lower ?? '') && !isSceneOver(text, tokens, first, at)) return false;
  if (opensAside.test(word)) return word === 'because' || comma;
  if (word === 'so' && tokens[at + 1]?.lower === 'that') return true;
  let next = at;
  while (next < end && joins.test(tokens[next]?.lower ?? '')) next += 1;
  // "…, and if it does not help, bring it back": the condition belongs to what follows.
  if (opensCondition.test(tokens[next]?.lower ?? ''))
    return next > at && text.slice(tokens[next]?.end ?? 0, tokens[end - 1]?.end ?? 0).includes(',');
  return opensClause(text, tokens.slice(from, end), next - from, comma);
}

const isInQuotes = (text: string, tokens: readonly Token[], from: number, at: number): boolean => {
  const before = text.slice(Math.max(0, (tokens[from]?.start ?? 0) - 1), tokens[at]?.start ?? 0);
  const opened = (before.match(/“/g) ?? []).length - (before.match(/”/g) ?? []).length;
  return opened > 0 || (before.match(/"/g) ?? []).length % 2 === 1;
};

const isSceneOver = (text: string, tokens: readonly Token[], from: number, at: number): boolean =>
  text.slice(tokens[from]?.end ?? 0, tokens[at - 1]?.end ?? 0).includes(',');

const prepositions = /^(?:and|or|to|for|in|on|at|with|of|from|by)$/;
const subjects = /^(?:i|we|they|he|she|nobody|everybody|nothing|otherwise)$/;
const alsoObjects = /^(?:it|you|that|this|there|these)$/;
const determiners = /^(?:the|an?|every|each|our|your|their|its|his|her|my|most|many|some|all|no)$/;
const objects =
  /^(?:the|an?|it|them|him|her|you|us|me|their|its|your|our|my|his|every|each|all|any|both|one|what|who|how|whether|where|when|that|this|these|those|up|down|back|out|off|away|first)$/;
const adverbs = /^(?:never|always|only|not|usually|often|then|also|first|openly|probably|just)$/;

/** Whether what begins at `at` is surely a clause or a predicate of its own. */
function opensClause(text: string, tokens: readonly Token[], at: number, comma: boolean): boolean {
  const wordAt = (place: number) => tokens[place]?.lower ?? '';
  let verb = at;
  while (adverbs.test(wordAt(verb))) verb += 1;
  if (wordAt(verb) === 'do' && wordAt(verb + 1) === 'not') verb += 2;
  const word = wordAt(verb);
  const next = wordAt(verb + 1);
  if (next === '') return false;
  if (subjects.test(word)) return true;
  if (alsoObjects.test(word)) return !prepositions.test(next);
  // "…, to rinse the skin, and to see a doctor": parallel infinitives.
  if (word === 'to')
    return comma && isBaseVerb(next) && tokens.slice(0, at - 1).some(({ lower }) => lower === 'to');
  const rest = text.slice(tokens[verb]?.start ?? 0, tokens.at(-1)?.end ?? 0);
  if (determiners.test(word)) return statement(rest.split(/[,;:–—]/)[0] ?? '') !== null;
  if (isBaseVerb(word) && (objects.test(next) || (isOnlyVerb(word) && next !== 'of'))) return true;
  if (isAuxiliary(word) || /^(?:does|cannot)$/.test(word)) return true;
  return baseOfThirdPerson(word) !== null || (instructionOfThirdPerson(word) !== null && objects.test(next));
}
