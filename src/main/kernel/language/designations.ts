import type { Span } from './sentences.ts';

/** A number that names something instead of measuring it. */
export type Designation = Span & { readonly kind: 'phone' | 'date' | 'ordinal' | 'reference' };

const months =
  'Jan(?:uary|uar)?|Feb(?:ruary|ruar)?|March|Mar|März|April|Apr|May|Mai|June|Jun|Juni|July|Jul|Juli|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Oktober|Nov(?:ember)?|Dec(?:ember)?|Dezember|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const day = String.raw`\d{1,2}(?:st|nd|rd|th|\.)?`;
const labels =
  'extension|ext\\.?|room|form|page|section|step|chapter|zone|floor|article|paragraph|number|no\\.|version|appendix|annex|invoice|reference|ref\\.?';

/** Each pattern begins with a digit and looks back from there: texts have few digits and many words. */
const forms: readonly { readonly kind: Designation['kind']; readonly pattern: RegExp }[] = [
  // "020 7946 0018", "+44 (0)20 7946", "555-0199", an account number: grouped digits, or a long run of them.
  {
    kind: 'phone',
    pattern:
      /(?:\+\(?|\()?\d(?<![\p{L}\p{N}£$€₹.,]\d)[\d()]{0,8}(?:[ -]\(?\d{2,6}\)?){1,6}(?![\p{L}\p{N}])/gu,
  },
  { kind: 'phone', pattern: /\d{8,}(?<![\p{L}\p{N}£$€₹.,]\d{8,})(?![\p{L}\p{N}])/gu },
  {
    kind: 'date',
    pattern: new RegExp(
      String.raw`(?<!\d)${day}(?:\s?(?:,|and|or|to|bis|et|–|-|&)\s?${day})*\s(?:of\s)?(?:${months})\b(?:\s\d{4})?`,
      'gu',
    ),
  },
  {
    kind: 'date',
    pattern: new RegExp(
      String.raw`\d{1,2}(?<=\b(?:${months})\s\d{1,2})(?!\d)(?:st|nd|rd|th|\.)?(?:,?\s\d{4})?`,
      'gu',
    ),
  },
  { kind: 'date', pattern: /\d{4}-\d\d-\d\d\b|(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/g },
  {
    kind: 'date',
    pattern:
      /(?:19|20)\d\d(?<=\b(?:in|since|until|of|by|before|after|year|from)\s\d{4})(?!\s?[\p{L}\p{N}%°])/gu,
  },
  { kind: 'ordinal', pattern: /\d+(?:st|nd|rd|th)\b/g },
  {
    kind: 'reference',
    pattern: new RegExp(String.raw`\d(?<=\b(?:${labels})\s#?[A-Z]{0,3}-?\d)[\dA-Z./-]*`, 'gi'),
  },
  { kind: 'reference', pattern: /\d(?<=(?<![\p{L}\p{N}])[A-Z]{1,4}-?\d)[\p{L}\p{N}-]*/gu },
];

/** Phone numbers, dates, ordinals and reference numbers, whole: no figure is read out of a part of one. */
export function designationsIn(text: string): Designation[] {
  if (!/\d/.test(text)) return [];
  const found: Designation[] = [];
  for (const { kind, pattern } of forms)
    for (const { index, 0: written } of text.matchAll(pattern)) {
      const span = { start: index, end: index + written.trimEnd().length };
      if (kind === 'phone' && !isPhone(written)) continue;
      if (!found.some(({ start, end }) => start < span.end && span.start < end))
        found.push({ ...span, kind });
    }
  return found;
}

const isPhone = (written: string): boolean => {
  const digits = written.replaceAll(/\D/g, '');
  const isGrouped = /^[1-9]\d{0,2}(?: \d{3})+$/.test(written);
  return digits.length >= 7 && !isGrouped;
};
