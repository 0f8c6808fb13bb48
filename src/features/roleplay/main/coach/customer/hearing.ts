import { readAnswer, saidAt, type Answer } from '../grading/answer.ts';
import { weakWords } from '#main/kernel/language/stop-words.ts';
import { functionWordShare, tokenize, type Token } from '#main/kernel/language/tokens.ts';
import type { Beat, Scenario } from '../scenario.ts';
import { type Broken, brokenNeverDos, rudeness } from './broken-never-dos.ts';
import { findPoint } from './find-point.ts';
import { retractionIn } from './retraction.ts';
import { isNonsense, utterancesIn, type Utterance, type UtteranceKind } from './utterance.ts';

type Heard = { readonly id: string; readonly verdict: 'met' | 'wrong'; readonly quote: string };

/** What a customer makes of one line. Every quote is an exact substring of it. */
export type Hearing = {
  /** How the line comes across, before anything in it is weighed; only a plain line is weighed for its content. */
  readonly manner: 'plain' | 'abuse' | 'outOfRole' | 'echo' | 'repeat' | 'nonsense';
  readonly points: readonly Heard[];
  readonly neverDos: readonly Broken[];
  readonly greeting: string | null;
  /** Words for the customer's feeling; a bare "okay" is none. */
  readonly empathy: string | null;
  /** The first question, where it starts, and the fact of the story that it is about. */
  readonly question: {
    readonly quote: string;
    readonly start: number;
    readonly isCheckIn: boolean;
    readonly fact: Scenario['facts'][number] | null;
  } | null;
  readonly proposal: string | null;
  /** Words of apology for one's own conduct: not for the price, and not "sorry if you feel that way". */
  readonly apology: string | null;
  /** The next step that the beat wants, proposed. */
  readonly step: string | null;
  readonly isGoodbye: boolean;
  /** How often it is put in doubt: "maybe", "I guess". */
  readonly hedges: number;
  readonly isLong: boolean;
};

const longWords = 70;
/** "Okay" and "I see" take nothing up. */
const leastEmpathy = 3;

export function hearLine(o: {
  readonly scenario: Scenario;
  readonly beat: Beat;
  readonly text: string;
  /** The last lines of both. */
  readonly customer: string;
  readonly trainee: string;
}): Hearing {
  const { scenario, beat, text } = o;
  const answer = readAnswer(text);
  const utterances = utterancesIn(text);
  const quoted = (kind: UtteranceKind, fits: (part: string) => boolean = () => true): string | null => {
    const found = utterances.find(
      ({ kind: own, start, end }) => own === kind && fits(text.slice(start, end)),
    );
    return found === undefined ? null : text.slice(found.start, found.end);
  };
  const rude = quoted('abuse');
  const empty = {
    points: [],
    neverDos: [],
    greeting: null,
    empathy: null,
    question: null,
    proposal: null,
    apology: null,
    step: null,
  };
  const flags = {
    isGoodbye: quoted('closing') !== null,
    hedges: (text.match(hedging) ?? []).length,
    isLong: answer.tokens.length > longWords,
  };
  if (rude !== null) return { manner: 'abuse', ...empty, ...flags, neverDos: [rudeness(rude)] };
  if (outOfRole.test(text)) return { manner: 'outOfRole', ...empty, ...flags };
  if (isEcho(answer.tokens, o.customer)) return { manner: 'echo', ...empty, ...flags };
  if (answer.tokens.length >= 3 && bare(text) === bare(o.trainee))
    return { manner: 'repeat', ...empty, ...flags };

  const retraction = retractionIn(text);
  const found = beat.points.map((point) => ({ id: point.id, ...findPoint(point, beat, answer) }));
  const points = found.flatMap(({ id, verdict, quote }): Heard[] =>
    verdict === 'missed' || quote === null || isRetracted(quote, text, retraction)
      ? []
      : [{ id, verdict, quote }],
  );
  const contradiction =
    found.find(({ contradiction: one }) => one !== null)?.contradiction ?? retraction?.quote ?? null;
  if (points.length === 0 && (isNonsense(text) || isForeign(answer.tokens)))
    return { manner: 'nonsense', ...empty, ...flags };
  return {
    manner: 'plain',
    points,
    neverDos: brokenNeverDos({ scenario, beat, answer, hedges: flags.hedges, contradiction }),
    greeting: quoted('smallTalk'),
    empathy: quoted('acknowledgement', (part) => tokenize(part).length >= leastEmpathy),
    question: firstQuestion({ scenario, beat }, text, utterances),
    apology: apologyIn(text),
    proposal: quoted('proposal', (part) => tokenize(part).length >= 4),
    step: stepIn(
      beat,
      answer,
      quoted('proposal', (part) => isAboutStep(beat, part)),
    ),
    ...flags,
  };
}

/** What was said before it was taken back does not count. */
const isRetracted = (quote: string, text: string, retraction: ReturnType<typeof retractionIn>): boolean =>
  retraction !== null && text.indexOf(quote) < retraction.start;

const apologies =
  /\b(?:i(?:['’]m| am)? (?:(?:so|very|really|truly|terribly|deeply) )*(?:sorry|apologi[sz]e)|(?:please )?forgive me|my (?:sincere )?apolog(?:y|ies)|i beg your pardon|(?:please )?(?:excuse|pardon) (?:me|my)|that was (?:rude|uncalled for|out of (?:line|order)|wrong of me)|i (?:should not|shouldn['’]t) have (?:said|spoken|talked|put)|i take (?:it|that) back|i was (?:rude|out of (?:line|order)))\b(?! (?:if|that you|you feel|to hear|but|for the price|about the price|it(?:['’]s| is) (?:so )?(?:expensive|dear)))[^.!?\n]*/i;

function apologyIn(text: string): string | null {
  const found = apologies.exec(text);
  if (found === null) return null;
  return /\b(?:price|cost|expensive)\b/i.test(found[0]) ? null : found[0].trim();
}

const hedging =
  /\b(?:maybe|perhaps|probably|i guess|not (?:really |quite |too )?sure|i suppose|might be|or something|no idea|don['’]t (?:really )?know)\b/gi;

const outOfRole =
  /\b(?:ignore|disregard|forget) (?:all |any |your |the |my )*(?:previous |prior |above |earlier )*(?:instructions?|prompts?|rules)\b|\b(?:system|developer) (?:prompt|message)\b|\b(?:are you|you are|you're|act as|pretend to be) (?:an? |just )*(?:ai|bot|robot|chat ?bot|chatgpt|language model|computer|program(?:me)?|machine|simulation|assistant|dan)\b|\bas an ai\b|\b(?:jailbreak|out of character|role-?play|training (?:session|exercise|game))\b|\b(?:give|award) me (?:full|top|10|ten|100|a perfect|the (?:best|highest))\b|\b(?:full|top) marks\b|\b(?:print|reveal|show|repeat) (?:your|the) (?:prompt|instructions|score|rules)\b|<\/?[a-z!][^>]*>|[{}]|;\s*--|\bselect\b.+\bfrom\b.+;/i;

const bare = (text: string): string =>
  tokenize(text)
    .map(({ lower }) => lower)
    .join(' ');

/** The customer's own words given back: most runs of three words stand in what was just said. */
function isEcho(tokens: readonly Token[], line: string): boolean {
  if (tokens.length < 4) return false;
  const runs = (of: readonly Token[]) =>
    of.slice(2).map(({ lower }, at) => `${of[at]?.lower} ${of[at + 1]?.lower} ${lower}`);
  const said = new Set(runs(tokenize(line)));
  const own = runs(tokens);
  return own.filter((run) => said.has(run)).length >= 0.6 * own.length;
}

const checkIn =
  /^(?:so |and |ok |okay |right )*(?:does|is|was|did|would|do) (?:that|this|you|it) (?:help|make sense|ok|okay|all right|alright|clear|answer|sound|work|feel|agree|follow|see what|understand|good)\b/i;

type Asked = { readonly scenario: Scenario; readonly beat: Beat };

function firstQuestion(about: Asked, text: string, utterances: readonly Utterance[]): Hearing['question'] {
  const questions = utterances.filter(({ kind }) => kind === 'openQuestion' || kind === 'closedQuestion');
  const read = questions.map(({ start, end }) => {
    const quote = text.slice(start, end);
    return { quote, start, isCheckIn: checkIn.test(quote), fact: factAbout(about, quote) };
  });
  return (
    read.find(({ fact }) => fact !== null) ?? read.find(({ isCheckIn }) => !isCheckIn) ?? read[0] ?? null
  );
}

/**
 * The fact that the question is about: it has all the words of one of its phrases. What the beat wants found out comes
 * first, then the fact with most words in the question. An open question with any telling word of what the beat wants
 * found out is about that.
 */
function factAbout({ scenario, beat }: Asked, question: string): Scenario['facts'][number] | null {
  const asked = readAnswer(question);
  const isAsked = ({ concept, lower }: Token) => saidAt(asked, { concept, word: lower }).length > 0;
  const sharedWords = ({ about }: Scenario['facts'][number]): number =>
    Math.max(
      ...about.map((phrase) => {
        const terms = tokenize(phrase);
        return terms.every(isAsked) ? terms.length : 0;
      }),
    );
  const wanted = (id: string): number => (beat.find?.facts.includes(id) === true ? 1 : 0);
  const [best] = scenario.facts
    .map((fact) => ({ fact, words: sharedWords(fact) }))
    .filter(({ words }) => words > 0)
    .toSorted((a, b) => wanted(b.fact.id) - wanted(a.fact.id) || b.words - a.words);
  if (best !== undefined) return best.fact;
  const telling = tokenize(beat.find?.asks ?? '').filter(
    ({ content, lower }) => content && !weakWords.has(lower),
  );
  return telling.some(isAsked) ? (scenario.facts.find(({ id }) => wanted(id) > 0) ?? null) : null;
}

/** The step in one of its phrasings, or a proposal that is about it. */
const stepIn = (beat: Beat, answer: Answer, proposal: string | null): string | null =>
  beat.step === undefined ? null : (proposal ?? findPoint(beat.step, beat, answer).quote);

function isAboutStep({ step }: Beat, proposal: string): boolean {
  const said = readAnswer(proposal);
  const terms = step === undefined ? [] : step.phrasings.flatMap((phrasing) => tokenize(phrasing));
  return terms.some(
    (term) => term.content && saidAt(said, { concept: term.concept, word: term.lower }).length > 0,
  );
}

/** Fewer grammatical words than these are no English: another language, or words without a sentence. */
const leastEnglish = { words: 6, share: 0.15 } as const;
const isForeign = (tokens: readonly Token[]): boolean =>
  tokens.length >= leastEnglish.words && functionWordShare(tokens) < leastEnglish.share;

/** Grammatical words per word: prose has more. */
const proseShare = 0.2;

/** Keywords thrown in without a clause: words without grammar that are neither short clauses nor few. */
export function isRowOfKeywords(text: string): boolean {
  const tokens = tokenize(text);
  if (tokens.length < 8 || functionWordShare(tokens) >= proseShare) return false;
  const parts = text.split(/[,;:.!?\n–—-]+/).filter((part) => /\p{L}/u.test(part));
  const mean = tokens.length / Math.max(1, parts.length);
  return mean < 2.5 || mean > 8;
}
