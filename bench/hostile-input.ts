/**
 * How long the core takes to refuse inputs that are made to hurt: the app in this process, on a store on disk. What came
 * as text is parsed before, which is timed for itself. Usage: node bench/hostile-input.ts [rounds, 50 unless said]
 * Prints the medians of both in ms, the slowest refusal, and what was answered.
 */
import { startQuietApp } from './start-quiet-app.ts';

const rounds = Number(process.argv[2] ?? 50);
const { app, end } = await startQuietApp();

const megabyte = 2 ** 20;
const fields = (count: number): string =>
  `{${Array.from({ length: count }, (_, n) => `"k${n}":1`).join(',')}}`;
/** Each is made anew for each round, so that nothing is remembered of the one before. */
const inputs: readonly (readonly [what: string, op: string, make: () => () => unknown])[] = [
  [
    'a password of 10⁶ characters',
    'accounts.signIn',
    () => {
      const password = 'a'.repeat(1_000_000);
      return () => ({ identifier: 'nobody', password });
    },
  ],
  [
    'text of 10 MB',
    'accounts.signIn',
    () => {
      const password = 'a'.repeat(10 * megabyte);
      return () => ({ identifier: 'nobody', password });
    },
  ],
  [
    'JSON of 10 MB, one text',
    'accounts.signIn',
    () => {
      const text = JSON.stringify({ identifier: 'a'.repeat(10 * megabyte) });
      return () => JSON.parse(text) as unknown;
    },
  ],
  [
    'JSON of 10 MB, a list of figures',
    'accounts.signIn',
    () => {
      const text = `[${'0,'.repeat(5 * megabyte)}0]`;
      return () => JSON.parse(text) as unknown;
    },
  ],
  [
    'JSON, 10⁵ levels of lists',
    'accounts.signIn',
    () => {
      const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
      return () => JSON.parse(text) as unknown;
    },
  ],
  [
    'JSON, 10⁵ levels of objects',
    'accounts.signIn',
    () => {
      const text = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
      return () => JSON.parse(text) as unknown;
    },
  ],
  [
    'JSON, 10⁵ keys',
    'accounts.signIn',
    () => {
      const text = fields(100_000);
      return () => JSON.parse(text) as unknown;
    },
  ],
  [
    'a list of 4·10⁹ holes',
    'accounts.create',
    () => () => {
      const roles: unknown[] = [];
      roles.length = 2 ** 32 - 1;
      return { name: 'Ama', username: 'ama', roles };
    },
  ],
];

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

try {
  await app.dispatch({ windowId: 'bench' }, 'accounts.createFirstAdmin', {
    name: 'The admin',
    username: 'admin',
    password: 'brisk kettle of admin',
  });
  const heads = ['parsing', 'refusal', 'slowest'].map((head) => head.padStart(9));
  console.log('input'.padEnd(34), ...heads, ' answer');
  for (const [what, op, make] of inputs) {
    const parsing: number[] = [];
    const refusing: number[] = [];
    let answered = '';
    for (let round = 0; round < rounds; round += 1) {
      const input = make();
      globalThis.gc?.();
      const from = performance.now();
      const raw = input();
      const parsed = performance.now();
      const reply = await app.dispatch({ windowId: 'bench' }, op, raw);
      refusing.push(performance.now() - parsed);
      parsing.push(parsed - from);
      answered = reply.ok ? 'OK' : reply.error.code;
    }
    const slowest = refusing.toSorted((a, b) => a - b).at(-1) ?? 0;
    const figures = [median(parsing), median(refusing), slowest].map((ms) => ms.toFixed(2).padStart(9));
    console.log(what.padEnd(34), ...figures, ` ${answered}`);
  }
} finally {
  await end();
}
