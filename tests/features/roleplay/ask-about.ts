import { cutPassages } from '#features/library/main/cut.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import type { Question } from '#features/roleplay/main/coach/question.ts';
import { prepareQuestions, type QuestionWish } from '#features/roleplay/main/coach/questions.ts';

export const passage = (text: string, more: Partial<MaterialPassage> = {}): MaterialPassage => ({
  id: 'p1',
  documentId: 'd1',
  documentTitle: 'House rules',
  heading: null,
  text,
  start: 0,
  ...more,
});

/** A document cut as the library cuts it. Markdown where the name of its file ends so. */
export const passagesOf = (text: string, file: string, documentTitle = 'House rules'): MaterialPassage[] =>
  cutPassages(text, file.endsWith('.md') ? 'md' : 'txt').map(({ heading, start, end }, index) =>
    passage(text.slice(start, end), {
      id: `${file}:${index}`,
      documentId: file,
      documentTitle,
      heading,
      start,
    }),
  );

type Wish = Partial<QuestionWish>;

/** All questions on a text, or on the passages of the wish. */
export const ask = (text: string, wish: Wish = {}): Question[] =>
  prepareQuestions({
    passages: [passage(text)],
    category: 'General Sales',
    difficulty: 'basic',
    count: 25,
    avoid: [],
    seed: 1,
    ...wish,
  });

export const asked = (text: string, wish: Wish = {}): string[] =>
  ask(text, wish).map((question) => question.text);
