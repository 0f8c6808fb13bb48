import type { Question } from '../question.ts';
import { asksForBan } from './asks-for-ban.ts';
import { readAnswer, type Answer } from './answer.ts';

import { delegations } from './delegations.ts';
import type { TokenSpan } from './match-point.ts';
import { otherFigures } from './other-figures.ts';
import { reversedRelations } from './relations.ts';
import { reversedStatements } from './reversed-statements.ts';

/** Where an answer says something that cannot be true where the material is; `concept` is what it says it of. */
export type Contradiction = { readonly said: TokenSpan; readonly concept: string | null };

/**
 * What an answer says against the material, whatever point it belongs to: sentence and question set the scene, and what
 * is said of another scene ("if they cancel before the mould is sent") is not the answer either.
 */
export function contradictions(question: Question, answer: Answer): Contradiction[] {
  const material = readAnswer(`${question.expected}\n${question.text}`);
  return [
    ...reversedRelations(material, answer, asksForBan(question.text)),
    ...otherFigures(material, answer),
    ...reversedStatements(material, answer),
    ...delegations(material, answer),
  ];
}
