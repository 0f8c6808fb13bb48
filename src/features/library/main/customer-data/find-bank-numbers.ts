import type { DigitChain } from './digit-chains.ts';
import { foundIn, type Found } from './found.ts';

/** How long an IBAN is in each country, by the registry of SWIFT. */
const lengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
   FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21
   LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22
   RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/u)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const ibanLike = /(?<![\p{L}\p{N}])[A-Z]{2}[0-9]{2}(?:[ \u200B-]?[A-Z0-9]){11,30}/giu;

/** ISO 13616: moved round and read as one number, it leaves 1 when divided by 97. */
function isIban(compact: string): boolean {
  let rest = 0;
  for (const sign of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** IBANs whose check digits are right. */
export function* findIbans(text: string): Generator<Found> {
  for (const { 0: like, index } of text.matchAll(ibanLike)) {
    const length = lengths.get(like.slice(0, 2).toUpperCase()) ?? Infinity;
    let at = 0;
    let compact = '';
    for (; at < like.length && compact.length < length; at += 1) {
      const sign = like.charAt(at).toUpperCase();
      if (/[A-Z0-9]/u.test(sign)) compact += sign;
    }
    if (compact.length === length && isIban(compact)) yield foundIn(text, index, index + at, 'bank');
  }
}

const brands =
  /^(?:4\d{15}|4\d{18}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|2720\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}|(?:5018|5020|5038|6304|6759|6761|6763)\d{12})$/u;

/** ISO 7812: from the right every second digit is doubled, and the sum ends in 0. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - at));
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

export const isCardNumber = (digits: string): boolean => brands.test(digits) && passesLuhn(digits);

/** The card number among the groups of a chain; `null`: it has none. */
export function cardIn(text: string, { groups }: DigitChain): Found | null {
  for (const [from, { start }] of groups.entries()) {
    let digits = '';
    for (const group of groups.slice(from)) {
      digits += text.slice(group.start, group.end);
      if (digits.length > 19) break;
      if (digits.length >= 14 && isCardNumber(digits)) return foundIn(text, start, group.end, 'card');
    }
  }
  return null;
}
