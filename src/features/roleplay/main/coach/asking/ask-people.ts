import { tokenize } from '#main/kernel/language/tokens.ts';
import { candidate, spanOf, type Candidate, type Sentence } from './candidate.ts';
import { isDangling, isNounPhrase, lowerFirst, withoutStop } from './grammar.ts';
import { mentionsCustomer, soundsLikeObjection } from './objections.ts';
import { baseOfThirdPerson, isAuxiliary, isBaseVerb } from './verbs.ts';

const nextCase = /[,;]\s(?:but\s|and\s|while\s)?(?=(?:an?|any|every|each|anyone|anybody|whoever)\s)/i;
const longestCase = 18;
const opensObject = /^(?:the|an?|their|his|her|our|your|us)$/;

/** "A client who cancels late pays half the fee, but a client who is ill …" → "What applies to a client who cancels late?" */
export function askPeople(sentence: Sentence): Candidate[] {
  return withoutStop(sentence.text)
    .split(nextCase)
    .flatMap((clause) => {
      const cut = predicateAt(clause);
      if (cut === null) return [];
      const who = clause.slice(0, cut).trim();
      const told = clause.slice(cut);
      if (
        who.split(' ').length > longestCase ||
        /,|\bwhose\b/.test(who) ||
        isDangling(who) ||
        told.split(' ').length < 3 ||
        /^(?:is|are) an?\s/.test(told)
      )
        return [];
      const isScenario = mentionsCustomer(who);
      return [
        candidate(sentence, {
          pattern: 'condition',
          type: isScenario ? 'scenario' : 'factual',
          isObjection: isScenario && soundsLikeObjection(who),
          text: `What applies to ${lowerFirst(who)}?`,
          quote: spanOf(sentence, clause),
          core: spanOf(sentence, told),
        }),
      ];
    });
}

/** Where the predicate of "A client who … pays half the fee" begins, when that is sure. */
function predicateAt(clause: string): number | null {
  const tokens = tokenize(clause);
  const who = tokens.findIndex(({ lower }) => lower === 'who');
  const subject = clause.slice(0, tokens[who]?.start ?? 0).trim();
  if (
    who < 1 ||
    who > 4 ||
    !(isNounPhrase(subject) || /^(?:anyone|anybody|everyone|everybody|those)$/i.test(subject))
  )
    return null;
  for (let at = who + 3; at < tokens.length - 1; at++) {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (before === undefined || token === undefined) return null;
    // A clause within the clause has a verb of its own.
    if (/^(?:that|which|whether|if|when|because|who|what|how)$/.test(token.lower)) return null;
    const next = tokens[at + 1]?.lower ?? '';
    const isVerb =
      isAuxiliary(token.lower) ||
      baseOfThirdPerson(token.lower) !== null ||
      (isBaseVerb(token.lower) && opensObject.test(next));
    if (isVerb && before.content && !isAuxiliary(before.lower)) return token.start;
  }
  return null;
}
