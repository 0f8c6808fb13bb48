import { candidate, spanOf, type Candidate, type Sentence } from './candidate.ts';
import { doing, imperative, isDangling, lowerFirst, statement, withoutStop } from './grammar.ts';
import { isOnlyVerb } from './verbs.ts';
import { mentionsCustomer, soundsLikeObjection } from './objections.ts';

const clauseOpeners = /^(?:if|when|whenever|once|where (?=an?\s|the\s|any\s|no\s))\s?/i;
const timeOpeners = /^(?:before|after|while|during)\s/i;
const phraseOpeners = /^(?:to|for|at|on|in|with)\s/i;
/** After these, a trailing "if" or "when" opens an indirect question: "Ask when the wedding is". */
const asksOrKnows =
  /\b(?:(?:ask|know|check|see|find out|tell|say|explain|understand|learn|confirm|note|remember|wonder|matter|discuss)(?:s|ing|ed)?|decid(?:e|es|ing)|describ(?:e|es|ing)|sure|unsure|date|time|day|moment|point|occasion|case|situation|reason|especially|even|only|except|particularly)$/i;

/** "If the client hesitates, wait" → "What should you do if the client hesitates?" */
export function askConditions(sentence: Sentence): Candidate[] {
  const made = leading(sentence) ?? trailing(sentence);
  return made === null ? [] : [made];
}

function leading(sentence: Sentence): Candidate | null {
  const { text } = sentence;
  const clause = clauseOpeners.test(text);
  if (!clause && !timeOpeners.test(text) && !phraseOpeners.test(text)) return null;
  for (const comma of commasOutsideQuotes(text)) {
    const condition = text.slice(0, comma);
    const main = text.slice(comma + 1).trim();
    const asked = askedAbout(main, clause);
    if (asked === null) continue;
    return build(sentence, lowerFirst(condition), main, asked);
  }
  return null;
}

function trailing(sentence: Sentence): Candidate | null {
  const text = withoutStop(sentence.text);
  const bare = text.replaceAll(/[“"][^”"]*[”"]/g, (quoted) => '_'.repeat(quoted.length));
  const at = [
    ...bare.matchAll(
      /(?<!\b(?:at|only|even)),?\s(?=(?:if|when|whenever|once(?! (?:a|an|per|every|more|again|if|when|for|in|at|on|during)\b)|before|after|while)\s)/gi,
    ),
  ].at(0)?.index;
  if (at === undefined) return null;
  const main = text.slice(0, at);
  // "Is only reserved when …" is asked for its limit.
  if (/\bonly\b/i.test(main)) return null;
  const condition = text.slice(at).replace(/^,?\s/, '');
  // "We lend carriers, which …, when": what the case brings is only said of the carriers.
  if (/,\s(?:which|who)\s/i.test(main)) return null;
  if (asksOrKnows.test(main) || /[,;]/.test(condition) || main.split(/\s+/).length < 2) return null;
  const asked = askedAbout(main, clauseOpeners.test(condition));
  if (asked === null || isDangling(main)) return null;
  return build(sentence, condition, main, asked);
}

/** The opening of the question that the main clause answers; `null` where that is not sure. */
function askedAbout(main: string, mayHappen: boolean): string | null {
  const order = imperative(main);
  // "Do not enter, and call the police" is more than a ban.
  if (order !== null)
    return order.denied && !/[,;]\s(?:and|but|instead)\s/i.test(main) && !ordersMore(main)
      ? `What should you ${order.never ? 'never' : 'not'} do`
      : 'What should you do';
  const duty = /^(?:you|we)\s+(?:should|must|need to|have to|can|may)\s+(not\s+|never\s+)?\w+/i.exec(main);
  if (duty !== null) {
    if (duty[1] !== undefined)
      return /^not/i.test(duty[1]) ? 'What must you not do' : 'What must you never do';
    return /^\w+\s+(?:can|may)/i.test(main) ? 'What can you do' : 'What should you do';
  }
  return mayHappen &&
    (statement(main) !== null || doing(main) !== null || looksLikeClause.test(main) || owns.test(main))
    ? 'What happens'
    : null;
}

/** "Do not move the person and call an ambulance" */
const ordersMore = (main: string): boolean =>
  [...main.matchAll(/\sand (\p{L}+)/gu)].some(([, verb = '']) => isOnlyVerb(verb) || /^call$/.test(verb));

/** "The earlier request has priority" */
const owns = /^(?:the|an?|your|our|it|they|we|you)\s(?:[\w-]+\s){0,3}?(?:has|have)\s\w+/i;

/** A subject and what is surely its verb: "the till prints a voucher", "it is sent back to the customer". */
const looksLikeClause =
  /^(?:the|an?|your|our|its|their|it|they|we|he|she|no)\s+(?:[\w-]+\s+){0,3}?(?:\w+[^s\W]s|is|are|will|can|may|must|should|shall|\w+ed)\s+(?:the|an?|to|for|in|on|at|with|by|from|back|off|up|out|their|its|his|her|your|our|no|not|only|be|\d[\d.,]*)\b/i;

function build(sentence: Sentence, condition: string, main: string, asked: string): Candidate | null {
  const words = condition.split(/\s+/).length;
  const fewest = phraseOpeners.test(condition) || /^while\s/i.test(condition) ? 4 : 2;
  if (words < fewest || words > 26 || isDangling(condition.replace(/^\w+\s+/, ''))) return null;
  if (
    /\b(?:and|or|but|the|a|of|own|others?|else)$/i.test(condition) ||
    /^(?:before|after) (?:your|their|his|her|its|our|my) \w+$/i.test(condition) ||
    /[?:;]/.test(condition.replaceAll(/[“"][^”"]*[”"]/g, ''))
  )
    return null;
  const customer = clauseOpeners.test(condition) && mentionsCustomer(condition);
  return candidate(sentence, {
    pattern: 'condition',
    type: customer ? 'scenario' : asked === 'What happens' ? 'factual' : 'procedural',
    isObjection: customer && soundsLikeObjection(condition),
    text: `${asked} ${condition.replace(/^where\s/i, 'if ')}?`,
    core: spanOf(sentence, main),
  });
}

function commasOutsideQuotes(text: string): number[] {
  const quoted = [...text.matchAll(/[“"][^”"]*[”"]/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
  return [...text.matchAll(/,(?=\s|["”])/g)]
    .map((match) => match.index)
    .filter((at) => !quoted.some(([from = 0, to = 0]) => at >= from && at < to - 2));
}
