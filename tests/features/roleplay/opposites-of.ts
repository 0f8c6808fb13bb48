import {
  baseOfThirdPerson,
  instructionOfThirdPerson,
  isBaseVerb,
} from '#features/roleplay/main/coach/asking/verbs.ts';

export type Opposite = { readonly made: string; readonly text: string };

/**
 * What says the opposite of a sentence, or something else than it, made by grammar alone: every verb denied, a denial
 * taken away, another figure, or the other one of two words that exclude each other.
 */
export const oppositesOf = (sentence: string): Opposite[] =>
  [
    { made: 'denied', text: denied(sentence) },
    { made: 'said not to be true', text: isDenial(sentence) ? sentence : `it is not true that ${sentence}` },
    ...affirmed(sentence).map((text) => ({ made: 'affirmed', text })),
    ...otherFigures(sentence).map((text) => ({ made: 'another figure', text })),
    ...swapped(sentence),
  ].filter(({ text }) => text !== sentence);

/** Where one clause ends and the next begins. */
const clauseEnd =
  /(, (?:and |so |then )?(?=(?:i|we|you|it|they|he|she|that|the|let|everybody|nobody) )|; |: | and (?=(?:i|we|you|it|they|he|she|that|the|your|our|my|let) )| then | because | when | so that )/i;
const isClauseEnd = new RegExp(`^(?:${clauseEnd.source})$`, 'i');

export const clausesIn = (sentence: string): string[] =>
  sentence
    .split(new RegExp(`[,;:] |${clauseEnd.source}`, 'i'))
    .filter((part) => part !== undefined && !isClauseEnd.test(part));

const denied = (sentence: string): string =>
  sentence
    .split(clauseEnd)
    .map((part) => (isClauseEnd.test(part) ? part : deniedClause(part)))
    .join('');

const denials = /\b(?:not|no|never|nobody|no one|nothing|without|cannot|none)\b|n['’]t\b|-free\b/i;
const isDenial = (clause: string): boolean => denials.test(clause);
const auxiliary =
  /\b(?:is|are|was|were|can|could|will|would|may|might|must|should)\b(?! not)(?: only| just)?/i;
const subject = /^(?:i|we|you|they)$/i;
const fronted = /^(?:(?:if|when|before|after|once|otherwise|first|from now on|only|please|let us)\b,? *)+/i;

const subordinate = /^(?:if|when|until|before|after|that|who|which|so|as)$/i;

/** A clause that denies something already is left alone: `affirmed` turns it. */
function deniedClause(clause: string): string {
  if (isDenial(clause) || clause.trim() === '') return clause;
  const opening = fronted.exec(clause)?.[0] ?? '';
  const rest = clause.slice(opening.length);
  if (/^shall (?:we|i) /i.test(rest)) return opening + rest.replace(/^shall (we|i) /i, '$1 shall not ');
  const words = rest.split(' ');
  const end = words.findIndex((word) => subordinate.test(word));
  const main = words.slice(0, end === -1 ? undefined : end).join(' ');
  if (auxiliary.test(main) || /^some(?:body|one) who\b/.test(rest))
    return opening + rest.replace(auxiliary, (verb) => `${verb.replace(/ (?:only|just)$/, '')} not`);
  if (isBaseVerb(words[0] ?? '') && words[0]?.toLowerCase() !== 'face') return `${opening}do not ${rest}`;
  const at = words
    .slice(0, end === -1 ? undefined : end)
    .findIndex((word, index) => verbOf(word, words[index - 1] ?? '') !== null);
  const verb = verbOf(words[at] ?? '', words[at - 1] ?? '');
  if (verb === null) return `not ${rest}`;
  const auxiliaryOf = subject.test(words[at - 1] ?? '') || words[at] === verb ? 'do' : 'does';
  return opening + [...words.slice(0, at), auxiliaryOf, 'not', verb, ...words.slice(at + 1)].join(' ');
}

/** The base form of a verb that has its subject before it. */
function verbOf(word: string, before: string): string | null {
  if (subject.test(before) && /^[a-z]+$/i.test(word)) return word;
  return baseOfThirdPerson(word) ?? instructionOfThirdPerson(word);
}

const affirmations: readonly (readonly [RegExp, string])[] = [
  [/\bwithout\b/i, 'with'],
  [/([a-z])-free\b/i, '$1'],
  [/\bnobody else\b/i, 'other people'],
  [/\b(?:nobody|no one|no-one)\b/i, 'everybody'],
  [/\bnothing\b/i, 'something'],
  [/\b(?:cannot|can ?not)\b/i, 'can'],
  [/\bcould not\b/i, 'could'],
  [/\bnever\b/i, 'always'],
  [/\bnot (?=[a-z])/i, ''],
  [/\bno (?=[a-z])/i, 'a '],
  [/\bnone of\b/i, 'all of'],
];
const affirmed = (sentence: string): string[] => {
  const found = affirmations.find(([denial]) => denial.test(sentence));
  return found === undefined ? [] : [sentence.replace(found[0], found[1])];
};

const spelt = 'two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty';
const unit = '(?:hour|minute|second|day|week|month|year|pound|centimetre)';
const figures: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/\b\d{1,2}:\d\d\b/g, () => '11:15'],
  [/(?<![\d][:.,])\b\d+\b(?![:.,]\d)/g, (found) => String(Number(found) * 2 + 1)],
  [
    new RegExp(`\\b(?:${spelt})\\b(?! or\\b)`, 'gi'),
    (found) => (found.toLowerCase() === 'seven' ? 'three' : 'seven'),
  ],
  [new RegExp(`\\b(?<!once |twice |wash |times )(?:an?|one) (?=${unit}\\b)`, 'gi'), 'seven '],
  [/\bonce(?= an? )/gi, 'three times'],
  [/\btwice(?= )/gi, 'five times'],
  [/\bone wash(?= an? )/gi, 'seven washes'],
  [/\bweekly\b/gi, 'daily'],
  [/\bdaily\b|\bevery day\b/gi, 'once a month'],
  [/\bfortnight\b/gi, 'year'],
];

const otherFigures = (sentence: string): string[] =>
  figures.flatMap(([figure, other]) =>
    [...sentence.matchAll(figure)].map(
      ({ 0: found, index }) =>
        sentence.slice(0, index) +
        (typeof other === 'string' ? other : other(found)) +
        sentence.slice(index + found.length),
    ),
  );

/** Pairs of words of which the one is wrong where the other is right. */
const pairs: readonly (readonly [string, string])[] = [
  ['before', 'after'],
  ['more', 'less'],
  ['always', 'never'],
  ['with', 'without'],
  ['longer', 'shorter'],
  ['earlier', 'later'],
  ['lighter', 'heavier'],
  ['easier', 'harder'],
  ['easy', 'hard'],
  ['most', 'hardly any'],
  ['everybody', 'nobody'],
  ['the same day', 'another day'],
];

/** The other way round "after" stands with more than figures. */
const oneWay: typeof pairs = [
  ['within', 'after'],
  ['within', 'more than'],
];

const swapped = (sentence: string): Opposite[] =>
  [...pairs, ...pairs.map(([one, other]) => [other, one] as const), ...oneWay].flatMap(([from, to]) => {
    const word = new RegExp(`\\b${from}\\b`, 'i');
    return word.test(sentence) ? [{ made: `${to} for ${from}`, text: sentence.replace(word, to) }] : [];
  });
