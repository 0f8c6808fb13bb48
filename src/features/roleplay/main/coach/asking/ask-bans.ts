import type { Span } from '#main/kernel/language/sentences.ts';
import { askConditions } from './ask-conditions.ts';
import { askReasons } from './ask-statements.ts';
import { candidate, spanOf, type Candidate, type Sentence } from './candidate.ts';
import { imperative, isDangling, isNounPhrase, isPerson, lowerFirst, withoutStop } from './grammar.ts';
import { placeName } from './section-name.ts';

/** More than this nobody lists from memory. */
const mostBans = 5;

const forbidsOthers =
  /^[^,;:]*\b(?:must (?:not|never)|mustn['’]t|should never|may not be \w+(?:ed|en|wn|ld|nt|id)|(?:is|are) (?:never|not) (?:to be|allowed|permitted)|(?:is|are) (?:strictly )?(?:forbidden|prohibited))\b/i;
/** "A card cannot be shared" forbids it; under a customer's words it rather says why. */
const cannotBe = /^[^,;:]*\b(?:cannot|can['’]t) be \w+(?:ed|en|wn|ld|nt|id)\b/i;
const forbidsUs = /^(?:you|we|staff|employees|colleagues)\b[^,;:]*\b(?:never|not)\b/i;
const weNever = /^we (?:do not|don['’]t|never)\s/i;

const forbidsOrders = (text: string): boolean => imperative(text)?.denied === true || /^avoid\s/i.test(text);

const customersWords = (heading: string | null) => /^[“"](.+?)[”"]$/.exec(heading ?? '')?.[1];

/** "When a customer asks about allergens, never answer from memory." */
const forbidsInCase = (text: string): boolean =>
  /^(?:if|when|once)\b/i.test(text) && imperative(text.slice(text.indexOf(',') + 1).trim())?.denied === true;

const isBan = ({ text, heading }: Sentence): boolean =>
  !/^(?:if|when|once|unless)\b/i.test(text) &&
  !isDangling(text) &&
  (forbidsOrders(text) ||
    forbidsOthers.test(text) ||
    weNever.test(text) ||
    (cannotBe.test(text) && customersWords(heading) === undefined));

/**
 * What a section forbids, all of it in one question: "What must you never do, according to “At the till”?"; under a
 * customer's words: "A client says: “It itches.” What must you never do?"
 */
export function askBans(sentences: readonly Sentence[], customer: string): Candidate[] {
  const bySection = Map.groupBy(sentences, ({ passage, heading }) => `${passage.documentId}\n${heading}`);
  return [...bySection.values()].flatMap((section) => {
    const bans = section.filter(isBan);
    const [first, last] = [bans[0], bans.at(-1)];
    if (first === undefined || last === undefined || bans.length > mostBans) return [];
    // A section that was cut in two forbids more than either half of it.
    if (bans.some(({ passage }) => passage.id !== first.passage.id)) return [];
    // What is forbidden in some case only is asked by its case, and is not allowed either.
    if (section.some(({ text }) => forbidsInCase(text))) return [];
    // One ban with its own occasion or reason is asked by that.
    if (bans.length === 1 && [...askConditions(first), ...askReasons(first)].length > 0) return [];
    const texts = bans.map(({ text }) => text);
    const ours = texts.every((text) => forbidsOrders(text) || forbidsUs.test(text));
    const never = texts.some((text) => /\bnever\b/i.test(text)) ? 'never' : 'not';
    const asked = ours ? `What must you ${never} do` : 'What is not allowed';
    const said = customersWords(first.heading);
    return [
      candidate(first, {
        pattern: said === undefined ? 'ban' : 'ban-on-objection',
        type: said === undefined ? 'procedural' : 'scenario',
        isObjection: said !== undefined,
        text:
          said === undefined
            ? `${asked}, according to ${placeName(first.heading, first.passage) ?? 'your material'}?`
            : `A ${customer} says: “${/[.!?…]$/.test(said) ? said : `${said}.`}” ${asked}?`,
        quote: { start: first.span.start, end: last.span.end },
        items: bans.map(banOnly),
        inSentences: true,
      }),
    ];
  });
}

/** The ban without the reason that follows it. */
function banOnly({ passage, span }: Sentence): Span {
  const text = passage.text.slice(span.start, span.end);
  const bare = text.replaceAll(/[“"][^”"]*[”"]/g, (quoted) => '_'.repeat(quoted.length));
  const end = bare.search(/;|:\s|,?\s(?:because|since|so(?! that))\s/);
  return end < 12 ? span : { start: span.start, end: span.start + end };
}

const condition = String.raw`((?:when|if|after|once|while) .{8,})`;
const onlyOrder = new RegExp(String.raw`^(?:only (.+?),?|(.+?),? only) ${condition}$`, 'i');
const onlyMay = new RegExp(
  String.raw`^(.+?) (may|can|must|should|will|is|are) (?:(.+?) )?only ${condition}$`,
  'i',
);
/** "We can only hand it out when …", "The date is only reserved when …" */
const onlyInMiddle = new RegExp(
  String.raw`^(.+?) (may|can|must|should|will|is|are) only (.+?) ${condition}$`,
  'i',
);
const onlyDo = new RegExp(String.raw`^(we|you|\p{Lu}\p{L}*s) only ([\p{L}-]+ .+?) ${condition}$`, 'iu');

/** "Only transfer a call when …", "Transfer a call only when …" → "When may you transfer a call?" */
export function askLimits(sentence: Sentence): Candidate[] {
  const text = withoutStop(sentence.text);
  const made = orderLimit(text) ?? statedLimit(text) ?? habitLimit(text) ?? onlyLimit(sentence, text);
  if (made === null || isDangling(made.asked.replace(/^When \w+ /, ''))) return [];
  const core = spanOf(sentence, made.answer);
  return [
    candidate(sentence, {
      pattern: 'condition',
      type: 'procedural',
      text: `${made.asked}?`,
      core,
      items: [core],
    }),
  ];
}

type Limit = { readonly asked: string; readonly answer: string };

function orderLimit(text: string): Limit | null {
  const [, first, second, answer = ''] = onlyOrder.exec(text) ?? [];
  const main = first ?? second ?? '';
  const order = imperative(main);
  return order === null || order.denied ? null : { asked: `When may you ${order.verbPhrase}`, answer };
}

function statedLimit(text: string): Limit | null {
  const [, subject = '', verb = '', doing = '', answer = ''] =
    onlyMay.exec(text) ?? onlyInMiddle.exec(text) ?? [];
  if (!isNounPhrase(subject) && !/^(?:you|we)$/i.test(subject)) return null;
  return { asked: `When ${verb} ${[lowerFirst(subject), doing].filter(Boolean).join(' ')}`, answer };
}

/** "Only the card that was used may be credited" → "What may be credited?" */
function onlyLimit({ heading, passage }: Sentence, text: string): Limit | null {
  const [, subject = '', verb = '', doing = ''] = /^only (.+?) (may|can|must) ([^,;]+)$/i.exec(text) ?? [];
  if (!isNounPhrase(subject.replace(/\s(?:who|that|which|with)\b.*$/i, ''))) return null;
  const asks = isPerson(subject) ? 'Who' : 'What';
  const where = placeName(heading, passage) ?? 'your material';
  return { asked: `${asks} ${verb} ${doing}, according to ${where}`, answer: subject };
}

function habitLimit(text: string): Limit | null {
  const [, subject = '', doing = '', answer = ''] = onlyDo.exec(text) ?? [];
  return subject === '' ? null : { asked: `When do ${lowerFirst(subject)} ${doing}`, answer };
}
