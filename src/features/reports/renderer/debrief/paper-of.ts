/** Regions that print on US Letter, by CLDR's `measurementData/paperSize`. */
const letterRegions: ReadonlySet<string> = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
]);

/** The paper that people of a language and region (a BCP 47 tag) print on; A4 where the tag says nothing. */
export function paperOf(language: string): 'a4' | 'letter' {
  try {
    const { region = '' } = new Intl.Locale(language);
    return letterRegions.has(region) ? 'letter' : 'a4';
  } catch {
    return 'a4';
  }
}
