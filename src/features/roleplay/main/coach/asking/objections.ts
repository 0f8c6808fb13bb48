/** What customers say when they object, worry or put off: marks a question as objection handling. */
const objection =
  /\b(?:expensive|too (?:much|high|dear|costly)|cheaper|cheap|afford|budget|discount|price|cost|half (?:of )?(?:that|the)|online|look(?:s|ing)? (?:fake|false|like a wig|odd|obvious|unnatural)|fake|notice|tell (?:that )?(?:i|it)|think (?:about it|it over)|think about|not sure|unsure|hesita\w*|worr(?:y|ied|ies)|concern\w*|afraid|scared|embarrass\w*|hurt|pain|risk\w*|transplant|fall(?:s|ing)? off|come(?:s)? off|objection\w*|objects?|complain\w*|unhappy|disappointed|refund|my (?:husband|wife|partner|sister|mother|friend)|no time|not (?:now|today|ready|interested|convinced)|why (?:should|would) i|maybe later|come back|last(?:s)? (?:long|longer)|regret|waste)\b/i;

export const soundsLikeObjection = (text: string): boolean => objection.test(text);

const customerWords = [
  'customer',
  'client',
  'patient',
  'guest',
  'shopper',
  'buyer',
  'caller',
  'visitor',
  'member',
  'patron',
] as const;

/** What the material calls the people it serves: its most frequent word for them. */
export function customerWord(texts: readonly string[]): string {
  const counts = customerWords.map((word) => ({
    word,
    count: texts.reduce(
      (sum, text) => sum + (text.match(new RegExp(`\\b${word}s?\\b`, 'gi'))?.length ?? 0),
      0,
    ),
  }));
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  return most.count > 0 ? most.word : 'customer';
}

export const mentionsCustomer = (text: string): boolean =>
  /\b(?:customer|client|patient|guest|shopper|buyer|caller|visitor|someone|somebody|person|people|he|she|they)s?\b/i.test(
    text,
  );
