import { inQuotes } from '../language/in-quotes.ts';
import { readable } from '../language/sentences.ts';
import { askConditions } from './ask-conditions.ts';
import { askReasons } from './ask-statements.ts';
import { candidate, spanOf, type Candidate, type Sentence } from './candidate.ts';
import { imperative, isDangling, isNounPhrase, lowerFirst, withoutStop } from './grammar.ts';

/** More than this nobody lists from memory. */
const mostBans = 5;

const forbidsOthers =
  /\b(?:(?:must|may|shall) (?:not|never)|mustn['’]t|should never|(?:is|are) (?:never|not) (?:to be|allowed|permitted)|(?:is|are) (?:strictly )?(?:forbidden|prohibited))\b/i;
const forbidsUs =
  /^(?:you|we|staff|employees|colleagues)\b.*\b(?:never|not)\b|^we (?:do not|don['’]t|never)\s\p{L}/iu;

const isBan = ({ text }: Sentence): boolean =>
  !/^(?:if|when|once|unless)\b/i.test(text) &&
  !isDangling(text) &&
  (imperative(text)?.denied === true ||
    forbidsOthers.test(text) ||
    /^we (?:do not|don['’]t|never)\s/i.test(text));

/** What a section forbids, all of it in one question: "What must you never do, according to “At the till”?" */
export function askBans(sentences: readonly Sentence[]): Candidate[] {
  const bySection = Map.groupBy(sentences.filter(isBan), ({ heading }) => heading);
  return [...bySection.values()].flatMap((all) => {
    const bans = all.slice(0, mostBans);
    const [first, last] = [bans[0], bans.at(-1)];
    if (first === undefined || last === undefined || all.length > mostBans) return [];
    // One ban with its own occasion or reason is asked by that.
    if (all.length === 1 && [...askConditions(first), ...askReasons(first)].length > 0) return [];
    const texts = bans.map(({ text }) => text);
    const where = inQuotes(withoutStop(readable(first.heading ?? first.passage.documentTitle)));
    const ours = texts.every((text) => imperative(text)?.denied === true || forbidsUs.test(text));
    const never = texts.some((text) => /\bnever\b/i.test(text)) ? 'never' : 'not';
    const asked = ours ? `What must you ${never} do` : 'What is not allowed';
    return [
      candidate(first, {
        pattern: 'ban',
        type: 'procedural',
        text: `${asked}, according to ${where}?`,
        quote: { start: first.span.start, end: last.span.end },
        items: bans.map(({ span }) => span),
        inSentences: true,
      }),
    ];
  });
}

const condition = String.raw`((?:when|if|after|once|while) .{8,})`;
const onlyOrder = new RegExp(String.raw`^only (.+?),? ${condition}$`, 'i');
const onlyMay = new RegExp(
  String.raw`^(.+?) (may|can|must|should|will|is|are) (?:(.+?) )?only ${condition}$`,
  'i',
);
const onlyDo = new RegExp(String.raw`^(we|you|\p{Lu}\p{L}*s) only ([\p{L}-]+ .+?) ${condition}$`, 'iu');

/** "Only transfer a call when …" → "When may you transfer a call?" */
export function askLimits(sentence: Sentence): Candidate[] {
  const text = withoutStop(sentence.text);
  const made = orderLimit(text) ?? statedLimit(text) ?? habitLimit(text);
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
  const [, main = '', answer = ''] = onlyOrder.exec(text) ?? [];
  const order = imperative(main);
  return order === null ? null : { asked: `When may you ${order.verbPhrase}`, answer };
}

function statedLimit(text: string): Limit | null {
  const [, subject = '', verb = '', doing = '', answer = ''] = onlyMay.exec(text) ?? [];
  if (!isNounPhrase(subject) && !/^(?:you|we)$/i.test(subject)) return null;
  return { asked: `When ${verb} ${[lowerFirst(subject), doing].filter(Boolean).join(' ')}`, answer };
}

function habitLimit(text: string): Limit | null {
  const [, subject = '', doing = '', answer = ''] = onlyDo.exec(text) ?? [];
  return subject === '' ? null : { asked: `When do ${lowerFirst(subject)} ${doing}`, answer };
}
