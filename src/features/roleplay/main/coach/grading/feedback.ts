import type { z } from 'zod';
import type { Check } from '#features/roleplay/contract.ts';
import type { Question } from '../question.ts';
import type { OutOfTurn } from './told-order.ts';

type CheckResult = z.output<typeof Check>;

const openers = {
  good: ['Right:', 'Good answer:', 'Well put:', 'That is it:'],
  partly: ['You have part of it.', 'A good start.', 'You are on the way.'],
  copied: ['That is the material word for word.', 'You read out the material here.'],
  keywords: ['Those are keywords.', 'You listed words here.'],
  order: ['Those are steps of it, but not in this order:', 'The order is another one:'],
  unsure: ['That sounds like a guess.', 'You leave it open.'],
  wrong: ['You said', 'Your answer was', 'What you gave was'],
  weak: ['Not yet.', 'This one needs another look.', 'Take this with you for next time.'],
} as const;

/** From these scores on an answer is affirmed, or counts as partly right (PRODUCT 4.1). */
const bands = { good: 8, partly: 5 } as const;
const longestPhrase = 14;
const longestQuote = 34;

/** One or two sentences on an answer: what was right, what was missing, or what the material says. */
export function feedbackOn(o: {
  readonly question: Question;
  readonly checks: readonly CheckResult[];
  readonly score: number;
  readonly order: OutOfTurn | null;
  /** What the material says of a case that was mixed up with another. */
  readonly rule: string | null;
  /** Right, but in hardly a sentence. */
  readonly isCurt: boolean;
  readonly number: number;
}): string {
  const { question, checks } = o;
  // The places of two questions running differ by one, so that their openers differ too.
  const open = (kind: keyof typeof openers): string => openers[kind][o.number % openers[kind].length] ?? '';
  const isBroken = (id: string) => checks.some((check) => check.id === id && check.verdict === 'wrong');
  const phrases = (verdict: CheckResult['verdict']) =>
    question.keyPoints
      .filter(({ id }) => checks.some((check) => check.id === id && check.verdict === verdict))
      .map(({ phrase }) => quoted(phrase, longestPhrase));
  const material = `The material says: ${quoted(question.expected, longestQuote)}`;
  const wrong = checks.find(({ verdict, points }) => verdict === 'wrong' && points > 0)?.evidence?.quote;

  if (wrong !== undefined && o.rule !== null)
    return `${open('wrong')} ${quoted(wrong, longestPhrase)}. That is turned round: the material says ${withStop(quoted(o.rule, longestQuote))}`;
  if (isBroken('own-words')) return `${open('copied')} Say it in your own words, as you would to a customer.`;
  if (isBroken('sentences'))
    return `${open('keywords')} Say it in a sentence or two, as you would to a customer.`;
  if (isBroken('to-the-point')) return `${open('weak')} ${withStop(material)}`;
  if (wrong === undefined && o.order !== null)
    return `${open('order')} ${quoted(o.order.early.step.phrase, longestPhrase)} came too early. It comes after ${withStop(quoted(o.order.late.step.phrase, longestPhrase))}`;
  if (wrong === undefined && isBroken('sure'))
    return `${open('unsure')} Say one thing, and say it as something that you know.`;
  if (o.score >= bands.good) {
    const missing = phrases('missed').at(0);
    const whole = o.isCurt ? ' Say it in a whole sentence, as you would to a customer.' : '';
    const add = missing === undefined ? whole : ` You could add ${missing}.`;
    return `${open('good')} you named ${listed(phrases('met').slice(0, 2))}.${add}`;
  }
  if (wrong !== undefined) return `${open('wrong')} ${quoted(wrong, longestPhrase)}. ${withStop(material)}`;
  if (o.score >= bands.partly)
    return `${open('partly')} Still missing: ${listed(phrases('missed').slice(0, 2))}.`;
  return `${open('weak')} ${withStop(material)}`;
}

/** In quotation marks; cut between words where it is long. */
function quoted(text: string, mostWords: number): string {
  const words = text.split(' ');
  const cut = words.length > mostWords;
  const kept = cut ? words.slice(0, mostWords).join(' ') : text;
  const inner = kept.replaceAll(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’')).replaceAll('"', '’');
  return cut ? `“${inner.replace(/[,;:]$/, '')} …”` : `“${inner}”`;
}

const withStop = (text: string): string => (/[.!?]”$/.test(text) ? text : `${text}.`);

const listed = (items: readonly string[]): string =>
  items.length === 0 ? 'what it comes down to' : items.join(' and ');
