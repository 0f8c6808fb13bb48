import type { OutputOf } from '#contract/op.ts';
import type { library } from '#features/library/contract.ts';
import type { reports } from '#features/reports/contract.ts';
import type { roleplay } from '#features/roleplay/contract.ts';
import { startHeadless } from '../../tools/headless/headless-process.ts';
import type { Remembered } from './story.ts';
import { material, trainee } from './trainee.ts';

/** The rows that a tour leaves, as the app without a window reads them. */
export type Stored = {
  readonly document: OutputOf<typeof library.document>;
  readonly session: OutputOf<typeof roleplay.session>;
  readonly report: OutputOf<typeof reports.get>;
};

/** Opens the store again, signs in as the tour did, and reads what is there. Rejects where an operation is refused. */
export async function readStored(store: { dataDir: string; keyFile: string }): Promise<Stored> {
  const app = startHeadless(['--data', store.dataDir, '--key-file', store.keyFile]);
  const ask = async <Data>(op: string, input: unknown): Promise<Data> => {
    const reply = await app.call(op, input);
    if (!reply.ok) throw new Error(`${op} was refused: ${JSON.stringify(reply.error)}`);
    // The app parsed it with the schema that the type is made from.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return reply.data as Data;
  };
  const only = async (op: string): Promise<Record<string, unknown>> => {
    const { items } = await ask<{ items: Record<string, unknown>[] }>(op, {});
    const [item] = items;
    if (item === undefined || items.length > 1) throw new Error(`${op} holds ${items.length} rows, not one.`);
    return item;
  };
  try {
    await ask('accounts.signIn', { identifier: trainee.username, password: trainee.password });
    const { id: documentId } = await only('library.list');
    const { sessionId } = await only('reports.list');
    return {
      document: await ask('library.document', { documentId }),
      session: await ask('roleplay.session', { sessionId }),
      report: await ask('reports.get', { sessionId }),
    };
  } finally {
    await app.end();
  }
}

/** Where the rows differ from what was chosen, read and typed at the window, in words; none when all is as it was. */
export function differences(
  text: string,
  { lines, overall }: Pick<Remembered, 'lines' | 'overall'>,
  { document, session, report }: Stored,
): string[] {
  const said = (trainees: boolean) =>
    session.turns.filter(({ speaker }) => (speaker === 'trainee') === trainees).map((turn) => turn.text);
  const answers = lines.map(({ answered }) => answered);
  const questions = lines.map(({ asked }) => asked);
  return [
    ...compared('text of the document', [text], [document.text]),
    ...compared('title of the document', [material.title], [document.title]),
    ...compared('category of the document', [material.category], [document.category.name]),
    ...compared('question of the session', questions, said(false).slice(0, questions.length)),
    ...compared('answer of the session', answers, said(true)),
    ...compared('state of the session', ['completed'], [session.status]),
    ...compared(
      'answer of the report',
      answers,
      report.items.map(({ answer }) => answer),
    ),
    ...compared('score of the report', [overall], [report.overall]),
    ...compared('person of the report', [trainee.name], [report.trainee.name]),
  ];
}

function compared(what: string, told: readonly unknown[], stored: readonly unknown[]): string[] {
  return Array.from({ length: Math.max(told.length, stored.length) }, (_, at) => at)
    .filter((at) => told[at] !== stored[at])
    .map((at) => {
      const [one, other] = [told[at], stored[at]].map((value) => JSON.stringify(value) ?? 'nothing');
      return `${what}, number ${at + 1}: at the window ${one}, in the store ${other}`;
    });
}
