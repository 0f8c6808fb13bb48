/** Where the decimal digits of other scripts begin. */
const zeros = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50,
  0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10,
];
const signs: Readonly<Record<string, string>> = { '＠': '@', '．': '.', '＋': '+', '（': '(', '）': ')' };

/** Stands for what is not seen: joiners, marks of direction, soft hyphens. */
export const unseen = '\u200B';

/**
 * A text as it is searched: digits of any script as 0 to 9, blanks as one kind of blank, dashes as hyphens. It has the
 * same length, so that what is found in it lies at the same place in the text itself.
 */
export const sameLength = (text: string): string =>
  text.replace(
    /[\u00A0\u00AD\u1680\u2000-\u206F\uFEFF\u2212\u3000\uFE63\uFF08-\uFF20]|(?![0-9])\p{Nd}/gu,
    (sign) => {
      if (sign.length > 1) return sign;
      const code = sign.charCodeAt(0);
      const zero = zeros.find((first) => code >= first && code < first + 10);
      if (zero !== undefined) return String(code - zero);
      if (/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/u.test(sign)) return ' ';
      if (/[\u2010-\u2015\u2212\uFE63\uFF0D]/u.test(sign)) return '-';
      if (/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u.test(sign)) return unseen;
      if (sign === '\u2019') return "'";
      return signs[sign] ?? sign;
    },
  );
