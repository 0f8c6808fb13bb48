/**
 * How the main thread fares while files go through the import queue: the app in this process, on a store on disk, with
 * another call always under way. Usage: node bench/import-queue.ts [rounds, 3 unless said]
 * Prints for each kind of file, as medians over the rounds: how long it took until it was kept (answered) and until it
 * was imported, the event-loop delay over all of that (p50, p99, longest), and the slowest small call beside it, in ms.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { maxTextBytes } from '#features/library/contract/shapes.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { aDocx, para } from '#tests/support/office-files.ts';
import { aPdf } from '#tests/support/pdf-files.ts';
import { startQuietApp } from './start-quiet-app.ts';

const rounds = Number(process.argv[2] ?? 3);
const { app, end } = await startQuietApp();
const need = async (op: string, input: object): Promise<Record<string, unknown>> => {
  const reply = await app.dispatch({ windowId: 'bench' }, op, input);
  if (!reply.ok) throw new Error(`${op} answered ${JSON.stringify(reply.error)}`);
  return reply.data as Record<string, unknown>;
};

const sentence = (n: number): string =>
  `The adjustment number ${n} takes ${20 + (n % 40)} minutes and is free within ${7 + (n % 50)} days. Never cut the lace of unit ${n} before the client has seen it.`;
/** As many pieces as a text may hold. */
const textOf = (piece: (n: number) => string): Uint8Array => {
  const pieces: string[] = [];
  for (let n = 0, length = 0; length < maxTextBytes - 1000; n += 1) {
    pieces.push(piece(n));
    length += Buffer.byteLength(pieces.at(-1) ?? '');
  }
  return new Uint8Array(Buffer.from(pieces.join('')));
};
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

let copies = 0;
/** Another file of its kind each time: the same one again would ask for a choice. */
const kinds: readonly (readonly [
  name: string,
  ending: string,
  make: () => Uint8Array | Promise<Uint8Array>,
])[] = [
  ['text, 10 MB', 'txt', () => textOf((n) => `${copies} ${sentence(n)}\n\n`)],
  ['Markdown, 10 MB', 'md', () => textOf((n) => `## Rule ${n} of ${copies}\n\n${sentence(n)}\n\n`)],
  ['table (CSV), 10 MB', 'csv', () => textOf((n) => `${n},"${sentence(n)}",${copies}\n`)],
  [
    'Word, 20,000 paragraphs',
    'docx',
    () => aDocx(many(20_000, (n) => para(`${copies} ${sentence(n)}`)).join('')),
  ],
  [
    'PDF, 300 pages',
    'pdf',
    () =>
      aPdf(
        many(300, (page) => [
          { lines: many(38, (n) => `${copies} ${sentence(page * 38 + n)}`.slice(0, 70)) },
        ]),
      ),
  ],
];

const isAtRest = async (): Promise<boolean> => {
  const { summary } = (await need('library.queue', { pageSize: 1 })) as { summary: { waiting: number } };
  return summary.waiting === 0;
};
/** Small calls one after the other, until `end`. Answers how long the slowest took from when it was due. */
const besides = () => {
  let running = true;
  let slowest = 0;
  const calls = (async () => {
    // oxlint-disable-next-line no-unmodified-loop-condition -- `end` clears it
    while (running) {
      const due = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 5));
      await need('library.categories', {});
      slowest = Math.max(slowest, performance.now() - due - 5);
    }
    return slowest;
  })();
  return {
    end: () => {
      running = false;
      return calls;
    },
  };
};

const median = (values: readonly number[]): string =>
  (values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(1).padStart(10);

try {
  await need('accounts.createFirstAdmin', {
    name: 'Admin',
    username: 'admin',
    password: passwordOf('admin'),
  });
  console.log(
    'file'.padEnd(26),
    ...['kept', 'imported', 'p50', 'p99', 'longest', 'beside'].map((column) => column.padStart(10)),
  );
  for (const [name, ending, make] of kinds) {
    const measured: number[][] = [];
    for (let round = 0; round < rounds; round += 1) {
      copies += 1;
      const content = await make();
      const { batchId } = await need('library.openBatch', { files: 1, bytes: content.byteLength });
      const file = { categoryId: 'retail-sales', title: `File ${copies}`, fileName: `f${copies}.${ending}` };
      globalThis.gc?.();
      const delay = monitorEventLoopDelay({ resolution: 1 });
      const beside = besides();
      delay.enable();
      const from = performance.now();
      await need('library.enqueue', { ...file, content, batchId });
      const kept = performance.now() - from;
      while (!(await isAtRest())) await new Promise((resolve) => setTimeout(resolve, 20));
      const imported = performance.now() - from;
      delay.disable();
      const [p50, p99, longest] = [delay.percentile(50), delay.percentile(99), delay.max].map(
        (ns) => ns / 1e6,
      );
      measured.push([kept, imported, p50 ?? 0, p99 ?? 0, longest ?? 0, await beside.end()]);
    }
    const columns = many(6, (at) => median(measured.map((row) => row[at] ?? 0)));
    const { summary } = (await need('library.queue', {})) as { summary: { failed: number; choice: number } };
    if (summary.failed + summary.choice > 0) throw new Error(`${name} was not imported.`);
    console.log(name.padEnd(26), ...columns);
  }
} finally {
  await end();
}
