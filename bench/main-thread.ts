/**
 * How long the main thread stands still while something heavy is asked of it: the app in this process, on a store on
 * disk, with another call always under way. Usage: node bench/main-thread.ts [rounds, 5 unless said]
 * Prints, as medians over the rounds, how long the call took, the longest time in which the thread answered nobody, and
 * the slowest of the small calls beside it, in ms.
 */
import { maxTextBytes } from '#features/library/contract/shapes.ts';
import { passwordOf } from '#tests/support/make-world.ts';
import { startQuietApp } from './start-quiet-app.ts';

const rounds = Number(process.argv[2] ?? 5);
const { app, end } = await startQuietApp();
const need = async (op: string, input: object): Promise<Record<string, unknown>> => {
  const reply = await app.dispatch({ windowId: 'bench' }, op, input);
  if (!reply.ok) throw new Error(`${op} answered ${JSON.stringify(reply.error)}`);
  return reply.data as Record<string, unknown>;
};

const paragraph = (n: number): string =>
  `## Rule ${n} of the branch\n\nThe adjustment number ${n} takes ${20 + (n % 40)} minutes and is free within ${7 + (n % 50)} days. ` +
  `Never cut the lace of unit ${n} before the client has seen it. If client ${n} asks for a discount, offer the care plan first.\n\n`;
const filled = (piece: (n: number) => string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(maxTextBytes).fill(0x20);
  const encoder = new TextEncoder();
  for (let at = 0, n = 0; ; n += 1) {
    const next = encoder.encode(piece(n));
    if (at + next.length > bytes.length) return bytes;
    bytes.set(next, at);
    at += next.length;
  }
};
let made = 0;
const importOf = (piece: (n: number) => string, fileName: string, categoryId: string) => () => {
  const content = filled((n) => (n === 0 ? `Copy ${(made += 1)}. ${piece(n)}` : piece(n)));
  return () => need('library.import', { categoryId, title: `Text ${made}`, fileName, content });
};
const start = (kind: 'interview' | 'customer') => async () => {
  const { session } = await need('roleplay.active', {});
  if (session !== null) await need('roleplay.abandon', { sessionId: (session as { id: string }).id });
  return () =>
    need('roleplay.start', { kind, categoryId: 'retail-sales', difficulty: 'expert', minutes: 30 });
};

/** What is measured, in this order: an interview needs the material that came before it. */
const tasks: readonly (readonly [
  string,
  () => (() => Promise<unknown>) | Promise<() => Promise<unknown>>,
])[] = [
  ['import, 10 MB of Markdown', importOf(paragraph, 'rules.md', 'retail-sales')],
  ['import, 10 MB on one line', importOf((n) => paragraph(n).replaceAll('\n', ' '), 'line.txt', 'smp-sales')],
  [
    'import, 10 MB of Japanese',
    importOf(
      (n) => `返品は${n}日以内に受け付けます。レシートを必ず確認してください。\n\n`,
      'returns.txt',
      'pre-consultation',
    ),
  ],
  ['interview on 10 MB', start('interview')],
  ['role-play on 10 MB', start('customer')],
];

/** Counts what lies between two turns of the event loop, and how long a small call takes from when it was due. */
const watchTurns = () => {
  let running = true;
  const turns = (async () => {
    let longest = 0;
    let slowest = 0;
    // oxlint-disable-next-line no-unmodified-loop-condition -- `end` clears it
    while (running) {
      const due = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 1));
      longest = Math.max(longest, performance.now() - due);
      await need('library.categories', {});
      slowest = Math.max(slowest, performance.now() - due);
    }
    return { longest, slowest };
  })();
  return {
    end: () => {
      running = false;
      return turns;
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
    'call'.padEnd(28),
    'took'.padStart(10),
    'longest block'.padStart(15),
    'slowest beside'.padStart(15),
  );
  for (const [name, prepare] of tasks) {
    const took: number[] = [];
    const blocked: number[] = [];
    const beside: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const call = await prepare();
      globalThis.gc?.();
      const watch = watchTurns();
      const from = performance.now();
      await call();
      took.push(performance.now() - from);
      const { longest, slowest } = await watch.end();
      blocked.push(longest);
      beside.push(slowest);
    }
    console.log(name.padEnd(28), median(took), median(blocked).padStart(15), median(beside).padStart(15));
  }
} finally {
  await end();
}
