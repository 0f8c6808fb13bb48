/** What a spreadsheet takes for the beginning of a formula, or what could hide one (OWASP ASVS 1.2.10). */
const formula = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** What some spreadsheet, somewhere in the world, takes for the end of a field or of a line. */
const separator = /[",;|\t\r\n\v\f\u0085\u2028\u2029]/;

/**
 * The same within a text: a spreadsheet whose separator is the semicolon knows nothing of quotes that do not stand at the
 * beginning of what it takes for a field.
 */
const laterFormula = /([,;|\t\r\n\v\f\u0085\u2028\u2029])(?=["'\s]*[=+\-@\0＝＋－＠])/g;

/** A field of a CSV file: quoted where it has to be (RFC 4180) or might have to be, and never taken for a formula. */
export function csvField(text: string): string {
  const marked = text.replaceAll(laterFormula, "$1'");
  const safe = formula.test(marked) ? `'${marked}` : marked;
  return separator.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record with its line end. */
export const csvLine = (fields: readonly (string | number | null)[]): string =>
  `${fields.map((field) => (field === null ? '' : csvField(String(field)))).join(',')}\r\n`;
