const kinds = ['phone', 'bank', 'number', 'birthDate', 'other'] as const;
/** What the words before a number say that it is; `other`: something that is no client's. */
export type NumberCue = (typeof kinds)[number] | null;

/** How far back it is looked: over the question to the answer. */
export const cueReach = 120;

const numbers = '(?:numbers?|no\\.?|ids?|codes?|card)';
const cues = new RegExp(
  [
    `(?<number>\\b(?:customer|client|member(?:ship)?|policy|passport|patient|national insurance|insurance|social security|identity|licen[cs]e|tax|personal) ${numbers}(?=[^\\p{L}]|$))`,
    '(?<bank>\\b(?:account|sort code|routing|iban)\\b)',
    '(?<birthDate>\\b(?:date of birth|birthday|dob|d\\.o\\.b\\.|(?:was|were|am|is) (?:you |he |she )?born|born (?:on|in)|you born)(?=[^\\p{L}]|$))',
    `(?<other>\\b(?:order|product|item|article|model|serial|reference|ref|invoice|batch|tracking|ean|sku|version|code|lot|voucher|ticket)(?:s|\\b)(?: ${numbers})?)`,
    '(?<phone>\\b(?:phone|mobile|cell|landline|telephone|tel|whatsapp|(?:my|your|his|her|their|our|best|contact|work|home|the|a|new|old|another|which|other|right) number|(?:call|ring|text|reach|phone) (?:me|him|her|us|them|you)|(?:call|ring|text|reach) \\p{L}+(?: \\p{L}+)? (?:on|at)|cut off|line drops)\\b)',
  ].join('|'),
  'giu',
);

/** The nearest cue before a place. */
export function cueBefore(text: string, at: number): NumberCue {
  let cue: NumberCue = null;
  for (const { groups = {} } of text.slice(Math.max(0, at - cueReach), at).matchAll(cues)) {
    cue = kinds.find((kind) => groups[kind] !== undefined) ?? null;
  }
  return cue;
}
