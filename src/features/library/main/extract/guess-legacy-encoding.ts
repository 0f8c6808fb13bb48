/** So much of a file decides; what comes after is of the same kind. */
const sampleBytes = 256 * 1024;
/** Signs that a language of western Europe writes, by themselves or in words. */
const western = /[ÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüýœŒŠšŽžŸÃÕ]/u;
const westernSigns = /[\u00A0€‚„…†‡‰‘’“”•–—˜™›‹¡¢£¤¥§¨©ª«®¯°±²³´µ¶·¹º»¼½¾¿×÷]/u;
const lower = /\p{Ll}/u;
const upper = /\p{Lu}/u;

/**
 * Whether bytes that are no UTF-8 look like Shift-JIS or Windows-1252, the two that office programs of the branches
 * still write; `null` where they look like neither, or like UTF-8 that was damaged.
 */
export function guessLegacyEncoding(content: Uint8Array): 'shift_jis' | 'windows-1252' | null {
  const sample = content.subarray(0, sampleBytes);
  if (holdsUtf8(sample)) return null;
  if (looksJapanese(sample) && decodes(content, 'shift_jis')) return 'shift_jis';
  return looksWestern(sample) ? 'windows-1252' : null;
}

/** Bytes that stand together as one character of UTF-8 does, more often than not: then some of a UTF-8 file was damaged. */
function holdsUtf8(sample: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const lead = sample[at] ?? 0;
    if (lead < 0x80) continue;
    const more =
      lead >= 0xf0 && lead <= 0xf7
        ? 3
        : lead >= 0xe0 && lead <= 0xef
          ? 2
          : lead >= 0xc2 && lead <= 0xdf
            ? 1
            : 0;
    const rest = sample.subarray(at + 1, at + 1 + more);
    if (more > 0 && rest.length === more && rest.every((byte) => (byte & 0xc0) === 0x80)) {
      whole += 1;
      at += more;
    } else broken += 1;
  }
  return whole > broken;
}

function decodes(content: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(content);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * Characters of two bytes that stand side by side, nearly all of them kana, signs or ideographs of everyday use. In
 * other encodings such pairs come about between a letter with an accent and the one after it: alone, and seldom used.
 */
function looksJapanese(sample: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  let beside = 0;
  let lastEnd = -1;
  for (let at = 0; at < sample.length; at += 1) {
    const lead = sample[at] ?? 0;
    if (lead < 0x80) continue;
    // Half-width kana, of one byte.
    if (lead >= 0xa1 && lead <= 0xdf) {
      if (lastEnd === at) beside += 1;
      lastEnd = at + 1;
      continue;
    }
    const trail = sample[at + 1];
    // The sample ended between the two.
    if (trail === undefined && sample.length === sampleBytes) break;
    const isPair =
      ((lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc)) &&
      trail !== undefined &&
      ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0x80 && trail <= 0xfc));
    if (!isPair) return false;
    pairs += 1;
    // Signs and kana are 0x81 to 0x84, ideographs of the first level 0x88 to 0x98.
    if (lead <= 0x84 || (lead >= 0x88 && lead <= 0x98)) common += 1;
    if (lastEnd === at) beside += 1;
    lastEnd = at + 2;
    at += 1;
  }
  return pairs > 0 && common >= pairs * 0.7 && beside >= pairs * 0.4;
}

/** Nearly all of what is not ASCII is a letter where a word has one, or a sign that texts use. */
function looksWestern(sample: Uint8Array): boolean {
  const text = new TextDecoder('windows-1252').decode(sample);
  let all = 0;
  let usual = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character <= '\u007F') continue;
    all += 1;
    if (westernSigns.test(character)) usual += 1;
    else if (western.test(character) && fitsWord(character, text[at - 1] ?? ' ', text[at + 1] ?? ' ')) {
      usual += 1;
    }
  }
  return all > 0 && usual >= all * 0.9;
}

/** A capital inside a word, and a letter with nothing of a word on either side, are what other encodings look like. */
function fitsWord(character: string, before: string, after: string): boolean {
  if (upper.test(character) && lower.test(before)) return false;
  if (upper.test(character) && !/[\p{L}\s'’.]/u.test(after)) return false;
  return /\p{L}/u.test(before) || /\p{L}/u.test(after) || /^[àáéèêíóúùôöüäåøæ]$/iu.test(character);
}
