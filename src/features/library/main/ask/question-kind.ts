import type { Dimension } from '#main/kernel/language/quantities.ts';

/**
 * What figure an answer holds, of one of the kinds `wanted`. `firm`: without one it is no answer, whatever else is said.
 * `counted` is the word behind "how many", where that is no unit.
 */
export type QuestionKind = {
  readonly wanted: readonly (Dimension | 'age' | 'rate' | 'contact')[];
  readonly firm: boolean;
  readonly counted: string | null;
  /** Words of the question that only say what kind of answer it wants. */
  readonly said: ReadonlySet<string>;
};

type Form = Omit<QuestionKind, 'said' | 'counted'> & { readonly pattern: RegExp };

const duration = String.raw`(?:second|minute|min|hour|day|night|week|fortnight|month|year)s?`;
const length = String.raw`(?:mm|cm|km|m|(?:milli|centi|kilo)?met(?:re|er)s?|inch(?:es)?|feet|foot|miles?)`;
const figure = (wanted: QuestionKind['wanted'], ...patterns: string[]): Form[] =>
  patterns.map((pattern) => ({ wanted, firm: true, pattern: new RegExp(pattern, 'iu') }));
/** Forms that can be answered without a figure as well, whatever follows: "when", "why does it cost". */
const loose = (wanted: QuestionKind['wanted'], ...patterns: string[]): Form[] =>
  figure(wanted, ...patterns).map((form) => ({ ...form, firm: false }));

const politely = String.raw`^\W*(?:(?:hi|hello|hey|please|ok|so|and|well|can|could|would|you|tell|me|us|do|know|i|we|want|need|to|like|wonder|am|wondering|explain|quick|question|sorry|thanks)\W+){0,8}`;
const leading = (word: string): string => politely + word;

/** The first that fits counts. */
const forms: readonly Form[] = [
  ...figure(
    ['contact'],
    String.raw`\b(?:phone|telephone|extension|fax|mobile)\s+numbers?\b|\bwhich\s+number\b.*\b(?:ring|call|dial|phone)\b`,
    String.raw`\b(?:e-?mail|web|internet|site)\s*(?:address|site)\b|\bwebsite\b|\bpostcode\b`,
  ),
  ...loose([], leading(String.raw`who(?:m|se)?\b`), String.raw`\bwhose\b|\bwer\b`),
  ...loose([], leading(String.raw`where\b(?!\s+(?:does|do|did|is|are)\b.*\bwhen\b)`)),
  ...loose(
    [],
    leading(String.raw`why\b`),
    leading('how\\s+(?:do|does|did|should|can|could|would|is|are|to)\\b'),
  ),
  ...figure(
    ['percent'],
    String.raw`\b(?:what|which|how\s+many|how\s+high\s+a)\s+(?:\w+\s+)?(?:per\s?cent(?:age)?s?)\b|\bpercentage\s+of\b|\bwhat\s+(?:share|proportion|fraction)\b|\bin\s+per\s?cent\b|\bhow\s+much\s+(?:discount|commission|off)\b|\bwhat\s+(?:discount|commission)\b`,
  ),
  ...figure(
    ['temperature'],
    String.raw`\bhow\s+(?:hot|warm|cold|cool)\b`,
    String.raw`\b(?:what|which|at\s+what|(?:peak|max\w*|min\w*|right|best|ideal)\s+)\s*(?:\w+\s+)?temp(?:erature)?s?\b`,
    String.raw`\bhow\s+many\s+degrees\b|\bin\s+degrees\b|\b(?:celsius|fahrenheit)\b`,
  ),
  ...figure(
    ['mass'],
    String.raw`\bhow\s+heavy\b|\bhow\s+much\b.*\bweighs?\b|\bwhat\b.*\bweigh(?:s|t)?\b|\bweight\s+of\b|\bhow\s+many\s+(?:grams?|g|kg|kilos?|kilograms?|ounces?|tonnes?|tons?)\b|\bin\s+(?:grams?|kg|kilos?|kilograms?)\b|\bmax\w*\s+weight\b`,
  ),
  ...figure(
    ['volume'],
    String.raw`\bhow\s+many\s+(?:ml|millilit(?:re|er)s?|lit(?:re|er)s?|cups?|drops?)\b|\bin\s+(?:ml|millilit(?:re|er)s?|lit(?:re|er)s?)\b`,
  ),
  ...figure(
    ['age'],
    String.raw`\bhow\s+(?:old|young)\b|\b(?:what|min\w*|max\w*|which|youngest|oldest)\s+age\b|\bage\s+limit\b|\byoungest\b`,
  ),
  ...figure(
    ['length'],
    String.raw`\bhow\s+(?:far|deep|high|tall|wide|thick|broad|close|near)\b`,
    String.raw`\b(?:in|how\s+many)\s+${length}\b`,
    String.raw`\b(?:what|which)\s+(?:depth|height|width|thickness|length|diameter|distance|head\s+size)\b`,
    String.raw`\bhow\s+long\s+(?:is|are|should)\s+(?:the|a|an|each)\s+(?:piece|strip|hair|needle|thread|line|cut|side|edge)s?\b`,
  ),
  ...figure(
    ['clock'],
    String.raw`\bwhat\s+time\b|\b(?:opening|closing|office|business)\s+(?:hours?|times?)\b|\bwhen\b.*\b(?:open|close|shut)s?\b`,
  ),
  ...figure(
    ['rate', 'duration', 'count'],
    String.raw`\bhow\s+(?:often|frequently|regularly)\b|\bhow\s+many\s+times\b`,
  ),
  ...figure(
    ['duration'],
    String.raw`\bhow\s+many\s+(?:\w+\s+)?${duration}\b|\bmany\s+${duration}\b`,
    String.raw`\bhow\s+(?:long|soon|quick(?:ly)?|fast|early|late)\b(?!\s+(?:hair|strips?)\b)`,
    String.raw`\b(?:waiting|delivery|drying|notice|return|cooling[- ]off)\s+(?:time|period)\b|\bwhat\b.*\bdeadline\b|\bduration\b|\blifespan\b|\bshelf\s+life\b|\blength\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:film|movie|call|visit|session|course|meeting|test|appointment)\b`,
    String.raw`\bwithin\s+(?:what|which|how)\b`,
  ),
  ...loose(['duration', 'clock'], String.raw`\b(?:by|until|till|from|since|up\s+to)\s+when\b`),
  ...figure(
    ['money'],
    String.raw`\bhow\s+(?:expensive|dear|pricey|cheap)\b`,
    String.raw`\bhow\s+much\b(?:(?!\bmany\b).)*\b(?:costs?|pay|paid|pays|charged?|charges|spend|price|prices|fees?|owe|set\b.*\bback)\b`,
    String.raw`\b(?:for|and)\s+how\s+much\s*[?.!]*$|\bhow\s+much\s+(?:is|are|was|were|for|would)\b|^\s*how\s+much\b(?:\s+\w+){0,3}\s*[?.!]*$`,
    String.raw`\bwhat(?:'s|\s+is|\s+are|\s+was|s)?\s+(?:(?:the|our|your|an?|their)\s+)?(?:(?!in\b)\w+\s+){0,2}(?:costs?|price|prices|fees?|charges?|surcharge)\b`,
    String.raw`\bwhat\s+(?:do|does|did|will|would|should|must|can)\b.*\b(?:costs?|pay|charge|spend(?:ing)?)\b|\bwhat\b.*\bspend(?:ing)?\b`,
    String.raw`\bwhat\b.*\bstarts?\s+(?:at|from)\b|\bwhat\s+do\s+we\s+take\s+for\b`,
    leading(String.raw`(?:the\s+)?(?:price|costs?|fee|surcharge|deposit|fine)\b`),
    String.raw`^\s*(?:[\w'-]+\s+){1,6}(?:price|cost|costs|fee|surcharge)\s*[?.!]*$|\b(?:price|cost|fee)\s+(?:of|for)\b`,
    String.raw`\bwas\s+kostet\b|\bwie\s*viel\s+kostet\b|\bcombien\s+coûte\b|\bcuánto\s+cuesta\b`,
  ),
  ...figure(['duration'], String.raw`\bwie\s+lange\b|\bcombien\s+de\s+temps\b|\bcuánto\s+tiempo\b`),
  ...figure(['count', 'percent', 'mass', 'volume', 'length', 'temperature'], String.raw`\bby\s+how\s+much\b`),
  ...loose(
    ['count', 'percent', 'mass', 'volume', 'length', 'temperature', 'money', 'duration'],
    String.raw`\bhow\s+much\b`,
  ),
  ...loose(
    ['duration', 'clock'],
    leading(String.raw`(?:when|at\s+which\s+point)\b`),
    String.raw`\b(?:what|which)\s+days?\b|\bwann\b|\bquand\b|\bcuándo\b`,
  ),
];

const kindWords =
  /^(?:costs?|prices?|pric\w+|fees?|charg\w+|pay|pays|paid|spend\w*|expensive|cheap|money|pounds?|euros?|dollars?|percent\w*|per|cent|share|degrees?|celsius|temperatures?|heavy|weigh\w*|grams?|kilos?|kg|mm|cm|millimet\w+|centimet\w+|met(?:re|er)s?|inch\w*|old|age|aged|long|last|lasts|take|takes|time|times|often|far|deep|depth|high|tall|wide|thick|close|days?|weeks?|months?|years?|hours?|minutes?|seconds?|number|amount|quick\w*|fast|soon|late|early|duration|back|set|start\w*)$/;

const unspecific: QuestionKind = { wanted: [], firm: false, counted: null, said: new Set() };
const counting =
  /\b(?:how\s+many|what\s+number\s+of|number\s+of|wie\s*viele|combien\s+de|cuánt[oa]s)\s+(?:(?:different|other|more|of\s+the|of|the|such|separate|single)\s+)*(\p{L}[\p{L}'-]*)/iu;

/** What kind of answer a question asks for, by its form. */
export function questionKindOf(text: string): QuestionKind {
  const found = forms.find(({ pattern }) => pattern.test(text));
  const isMeasured = found !== undefined && found.firm && !found.wanted.includes('count');
  const counted = counting.exec(text)?.[1] ?? null;
  if (counted !== null && !isMeasured) {
    return { wanted: ['count'], firm: true, counted: counted.toLowerCase(), said: new Set() };
  }
  if (found === undefined) return unspecific;
  const said = new Set((text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => kindWords.test(word)));
  return { wanted: found.wanted, firm: found.firm, counted: null, said };
}
