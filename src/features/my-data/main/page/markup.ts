/** Text that is markup already. Anything else is escaped when it is put into a page. */
export type Markup = { readonly html: string };

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A control character has no place in a page (HTML 13.2.2); one that somebody typed shows as a sign that it is there. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

const escaped = (text: string): string =>
  text.replace(unprintable, '\uFFFD').replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

type Part = Markup | string | number | readonly (Markup | string)[];

const partHtml = (part: Part): string => {
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if ('html' in part) return part.html;
  return part.map(partHtml).join('');
};

/**
 * Markup with values in it, each of which is escaped unless it was made by this function. (Under the name `html` the
 * formatter would put space between the elements, which shows.)
 */
export const markup = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  html: texts.reduce((page, text, index) => `${page}${partHtml(parts[index - 1] ?? '')}${text}`),
});
