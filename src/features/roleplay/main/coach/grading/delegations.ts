import { isBaseVerb } from '../asking/verbs.ts';
import type { Answer } from './answer.ts';
import type { Contradiction } from './contradictions.ts';

/** "Let the client explain", "have a colleague check": who does it stands between. */
const leaves = /^(?:let|have|make) (?:the |an? |your |my |their |our |another )?[\p{L}]+ $/u;
/** "Ask the client to repeat it". */
const leavesTo = /^(?:ask|tell|get|invite) (?:the |an? |your |my |their |our |another )?[\p{L}]+ to $/u;
const longest = 4;

/** Where an answer leaves to somebody what the material says to do: "let the client explain" for "explain". */
export function delegations(material: Answer, answer: Answer): Contradiction[] {
  const found: Contradiction[] = [];
  for (const [at, { concept, content }] of answer.tokens.entries()) {
    const places = material.places.get(concept);
    if (!content || places === undefined) continue;
    const from = delegatedFrom(answer, at);
    const isOwn = places.every((place) => delegatedFrom(material, place) === null);
    const isAlsoOwn = answer.places.get(concept)?.some((place) => delegatedFrom(answer, place) === null);
    if (from !== null && isOwn && isAlsoOwn !== true) found.push({ said: { from, to: at }, concept });
  }
  return found;
}

/** The verb that leaves what a verb says to somebody; `null` where nobody is named. */
function delegatedFrom({ text, tokens }: Answer, at: number): number | null {
  if (!isBaseVerb(tokens[at]?.lower ?? '')) return null;
  for (let from = at - 1; from >= Math.max(0, at - longest); from--) {
    const words = text.slice(tokens[from]?.start, tokens[at]?.start).toLowerCase();
    if (leaves.test(words) || leavesTo.test(words)) return from;
  }
  return null;
}
