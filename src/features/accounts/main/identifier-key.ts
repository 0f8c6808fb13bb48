/**
 * How what somebody signs in by is compared. An e-mail address has an @, a username has a letter, and what has neither is
 * a phone or staff number: it counts by its digits, and a leading 00 is the plus of an international number.
 */
export function identifierKey(typed: string): string {
  const text = typed.trim().normalize('NFKC').toLowerCase();
  if (/[^\d\s().+/-]/.test(text) || !/\d/.test(text)) return text;
  const digits = text.replaceAll(/\D/g, '');
  const isInternational = text.startsWith('+') || digits.startsWith('00');
  return isInternational ? `+${digits.replace(/^00/, '')}` : digits;
}
