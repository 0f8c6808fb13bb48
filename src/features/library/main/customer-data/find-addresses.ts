import { foundIn, type Found } from './found.ts';

const word = "\\p{Lu}[\\p{L}\\p{M}'-]*";
const kinds =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Ct|Crescent|Gardens|Grove|Hill|Park|Place|Pl|Square|Sq|Terrace|Way|Walk|Boulevard|Blvd|Mews|Row|Parkway|Rise|Quay|Wharf|Green|Highway';
const britishCode = '[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}';
const code = `(?:${britishCode}|[A-Z]{2} [0-9]{5})`;
const more = `(?:,? (?:Flat|Apartment|Apt|Unit|Suite) [0-9]{1,4}[A-Za-z]?)?(?:(?:,? ${word}(?: ${word})?)?,? ${code})?`;
const edge = '(?![\\p{L}\\p{N}])';
const streets = [
  // 14 Brudenell Road, Leeds LS6 2QT; 112 Kingsway; 3 The Crescent
  `(?<![\\p{L}\\p{N}.])[0-9]{1,4}[A-Za-z]?,? (?:(?:${word} ){0,3}(?:${kinds})|${word}(?:way|gate|field|side))${edge}${more}`,
  // Hauptstraße 12, 10115 Berlin
  `(?<![\\p{L}\\p{N}])\\p{Lu}[\\p{L}-]{2,30}(?:stra(?:ß|ss)e|str\\.|weg|platz|allee|gasse) [0-9]{1,4}[a-z]?${edge}(?:, [0-9]{5} ${word})?`,
  `(?<![\\p{L}\\p{N}])(?:Calle|Rue|Via|Avenida|Plaza) (?:${word}|de|la|del)(?: ${word}){0,2},? [0-9]{1,4}${edge}`,
  `(?<![\\p{L}\\p{N}])(?:P\\.? ?O\\.? ?Box) [0-9]{1,6}${edge}`,
  `(?<![\\p{L}\\p{N}])${britishCode}${edge}`,
].map((source) => new RegExp(`${source}${edge}`, 'gu'));

/** Postal addresses: a street with its number, and what follows of the town, or the postcode by itself. */
export function* findAddresses(text: string): Generator<Found> {
  for (const pattern of streets) {
    for (const { 0: words, index } of text.matchAll(pattern)) {
      yield foundIn(text, index, index + words.length, 'address');
    }
  }
}
