import { startBranch } from '#tests/support/start-branch.ts';

export const categoryId = 'retail-sales';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What staff ask, and the sentence that answers it, each in a section of its own. */
export const answers = {
  'How long may a customer return a brush?': 'A brush may be returned within fourteen days of the purchase.',
  'Who signs for a damaged parcel?': 'The shift leader signs for a parcel that arrives damaged.',
  'When is the till counted?': 'The till is counted before the doors open and after they close.',
  'What is said about a sold out colour?': 'Offer to order a colour that is sold out and name the day.',
} as const;
export type Question = keyof typeof answers;
export const questions = Object.keys(answers) as Question[];
export const handbook = questions.map((question) => `## Section\n\n${answers[question]}\n`).join('\n');

/** A branch in which questions are asked, with what the tests do to it. */
export async function goldenBranch() {
  const { test: app } = await startBranch({ policy: { limitFactor: 1000 } });
  const admin = app.window('admin').api.library;
  const call = (op: string, input: unknown) => app.window('admin').call(`library.${op}`, input);
  const add = async (title: string, text: string, category = categoryId): Promise<string> => {
    const file = { categoryId: category, title, fileName: 'notes.md', content: bytes(text) };
    return (await admin.import(file)).id;
  };
  const placeOf = async (documentId: string, quote: string) => {
    const { text } = await admin.document({ documentId });
    const start = text.indexOf(quote);
    return { documentId, start, end: start + quote.length };
  };
  const ask = async (documentId: string, question: Question) =>
    admin.goldenAdd({
      categoryId,
      text: question,
      passages: [await placeOf(documentId, answers[question])],
    });
  const measure = async () => (await admin.goldenMeasure({})).measurement ?? 0;
  const report = () => admin.goldenReport({});
  const listed = async () => (await admin.goldenQuestions({})).items;
  return { app, admin, call, add, placeOf, ask, measure, report, listed };
}

/** Sections that all say more of a question than the right one does. */
export const noise = (question: Question, count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `## ${question} ${at}\n\n${question} ${question} Price ${at}.\n`,
  ).join('\n');
