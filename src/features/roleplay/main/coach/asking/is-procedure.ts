import type { Language } from '../language/language-of.ts';
import { advises } from './grammar.ts';
import { isRecord } from './note.ts';
import { isGerund } from './verbs.ts';

const announcesSteps =
  /\b(?:how (?:to|do)|steps?|procedure|process|method|sequence|stages?|phases?|workflow|in (?:this|the following) order|follow)\b/i;
/** "Descale the machine": whatever verb it is, an object follows it. */
const opensLikeOrder =
  /^(?!(?:the|an?|this|that|all|every|each|some|no|our|your|we|you|it|they|he|she)\b)\p{L}[\p{L}-]*\s(?:the|an?|your|their|all|each|every|it|them|with|until|into|for|out|up|off|down)\s/iu;
/** Of a language whose verbs are not known, steps are short. */
const longestStep = 16;
/** Whether numbered items are done one after the other. Points of an agenda and clauses of a policy are only counted. */
export function isProcedure(
  items: readonly string[],
  heading: string,
  intro: string,
  language: Language,
): boolean {
  if (isRecord(heading)) return false;
  if (language !== 'en') return items.every((item) => item.split(' ').length <= longestStep);
  const orders = items.filter((item) => advises(item) || opensLikeOrder.test(item)).length;
  if (orders * 2 >= items.length) return true;
  const isAnnounced =
    announcesSteps.test(heading) || announcesSteps.test(intro) || isGerund(heading.split(/\s/)[0] ?? '');
  // "How the meeting went" may announce anything: at least one of the items has to be done.
  return isAnnounced && orders > 0;
}
