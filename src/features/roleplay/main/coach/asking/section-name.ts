import { inQuotes } from '../language/in-quotes.ts';
import { readable } from '#main/kernel/language/sentences.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import { withoutStop } from './grammar.ts';

/** A heading, or the title of a document, as a question names it: in quotation marks, without its number and stop. */
export const sectionName = (heading: string): string =>
  inQuotes(
    withoutStop(readable(heading)).replace(
      /^(?:\d+(?:\.\d+)*[.)]\s+|\d+(?:\.\d+)+\s+|(?:step|part|module)\s\d+[:.]\s+)+/i,
      '',
    ),
  );

const extension = /\.[a-z\d]{1,5}$/i;
const isWords = (title: string): boolean =>
  /^[^\p{Ll}\d_][^\s_]*(?:\s+[^\s_]+)*$/u.test(title) &&
  !/^(?:scan|img|image|doc|document|untitled|new|copy|file|text)\b/i.test(title);

/** The name of a document, unless its title is just what somebody called a file: "scan_0042.txt", "onepara". */
function documentName(title: string): string | null {
  const bare = title.trim().replace(extension, '');
  return isWords(bare) ? sectionName(bare) : null;
}

/** Headings that say only in a whole what they are about. */
const saysLittle =
  /^(?:the )?(?:procedure|steps|method|process|instructions|what to do|how it works|rules|prices|fees|deadlines|contact|before|after|vorgehen|ablauf|schritte|regeln|preise|gebühren|fristen|procédure|étapes|règles|prix|tarifs|délais|procedimiento|pasos|reglas|precios|plazos)$/i;

/** What a question calls the place of its answer; `null` where neither a heading nor a title names it. */
export function placeName(heading: string | null, { documentTitle }: MaterialPassage): string | null {
  const title = documentName(documentTitle);
  if (heading === null) return title;
  const name = sectionName(heading);
  const isVague = title !== null && title !== name && saysLittle.test(name.slice(1, -1));
  return isVague ? inQuotes(`${title.slice(1, -1)}: ${name.slice(1, -1)}`) : name;
}
