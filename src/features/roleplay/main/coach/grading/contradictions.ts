import type { Question } from '../question.ts';
import { readAnswer, type Answer } from './answer.ts';
import { otherDoers } from './doers.ts';
import type { Contradiction } from './match.ts';
import { otherFigures } from './other-figures.ts';
import { reversedRelations } from './relations.ts';
import { reversedStatements } from './reversed-statements.ts';
import { whatIsAsked } from './what-is-asked.ts';

/**
 * What an answer says against the material, whatever point it belongs to: sentence and question set the scene, and what
 * is said of another scene ("if they cancel before the mould is sent") is not the answer either.
 */
export function contradictions(question: Question, answer: Answer): Contradiction[] {
  const material = readAnswer(`${question.expected}\n${question.text}`);
  return [
    ...reversedRelations(material, answer, whatIsAsked(question).ban),
    ...otherFigures(material, answer),
    ...reversedStatements(material, answer),
    ...otherDoers(material, answer, readAnswer(question.text)),
  ];
}
