import { inQuotes } from '../language/in-quotes.ts';
import { readable } from '../language/sentences.ts';
import type { MaterialPassage } from '../material.ts';
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
  /^[^\p{Ll}\d_]\S*(?:\s+[^\s_]+)*$/u.test(title) &&
  !/^(?:scan|img|image|doc|document|untitled|new|copy|file|text)\b/i.test(title);

/** The name of a document, unless its title is just what somebody called a file: "scan_0042.txt", "onepara". */
function documentName(title: string): string | null {
  const bare = title.trim().replace(extension, '');
  return isWords(bare) ? sectionName(bare) : null;
}

/** What a question calls the place of its answer; `null` where neither a heading nor a title names it. */
export const placeName = (heading: string | null, { documentTitle }: MaterialPassage): string | null =>
  heading === null ? documentName(documentTitle) : sectionName(heading);
