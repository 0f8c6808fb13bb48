/** What a spreadsheet takes for the beginning of a formula, or what could hide one (OWASP ASVS 1.2.10). */
const formula = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** A field of a CSV file: quoted where it has to be (RFC 4180), and never taken for a formula. */
export function csvField(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record with its line end. */
export const csvLine = (fields: readonly (string | number | null)[]): string =>
  `${fields.map((field) => (field === null ? '' : csvField(String(field)))).join(',')}\r\n`;
