import { inQuotes } from '../language/in-quotes.ts';
import { readable } from '../language/sentences.ts';
import { withoutStop } from './grammar.ts';

/** A heading, or the title of a document, as a question names it: in quotation marks, without its number and stop. */
export const sectionName = (heading: string): string =>
  inQuotes(withoutStop(readable(heading)).replace(/^(?:\d+[.)]\s+)+/, ''));
