/**
 * What a picture costs: the app in this process, on a store on disk. Usage: node bench/pictures.ts [rounds, 5 unless said]
 * Prints for each kind of file, as medians over the rounds: its size in MB, how long `pictures.add` took, the event-loop
 * delay of the main thread meanwhile (p50, p99, longest), in ms, and by how many MB the process grew at most; and last
 * how long a small call of the window takes that asks for a picture of 200 pixels.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import Vips from 'wasm-vips';
import { passwordOf } from '#tests/support/make-world.ts';
import { median } from './measure.ts';
import { startQuietApp } from './start-quiet-app.ts';

const rounds = Number(process.argv[2] ?? 5);
const vips = await Vips({ dynamicLibraries: [] });
/** Waves with the noise of a camera; another one each time, or it would be known. */
const photo = (width: number, height: number, seed: number) => {
  const wave = (across: number, down: number) =>
    vips.Image.sines(width, height, { uchar: true, hfreq: across, vfreq: down });
  const noise = vips.Image.gaussnoise(width, height, { mean: 0, sigma: 5, seed });
  return wave(7, 3)
    .bandjoin([wave(5, 9), wave(2, 4)])
    .linear([0.8], [20])
    .add(noise)
    .cast('uchar')
    .copy({ interpretation: 'srgb' });
};
const kinds: readonly (readonly [name: string, make: (seed: number) => Uint8Array])[] = [
  ['JPEG, 12 megapixels', (seed) => photo(4000, 3000, seed).jpegsaveBuffer({ Q: 85 })],
  ['JPEG, progressive, 12', (seed) => photo(4000, 3000, seed).jpegsaveBuffer({ Q: 85, interlace: true })],
  ['JPEG, 40 megapixels', (seed) => photo(7300, 5475, seed).jpegsaveBuffer({ Q: 60 })],
  ['WebP, 12 megapixels', (seed) => photo(4000, 3000, seed).webpsaveBuffer({ Q: 80, effort: 0 })],
  ['PNG, 2 megapixels', (seed) => photo(1600, 1200, seed).pngsaveBuffer({ compression: 4 })],
];

const { app, end } = await startQuietApp();
const need = async (op: string, input: object): Promise<Record<string, unknown>> => {
  const reply = await app.dispatch({ windowId: 'bench' }, op, input);
  if (!reply.ok) throw new Error(`${op} answered ${JSON.stringify(reply.error)}`);
  return reply.data as Record<string, unknown>;
};

try {
  await need('accounts.createFirstAdmin', {
    name: 'Admin',
    username: 'admin',
    password: passwordOf('admin'),
  });
  const columns = ['MB', 'added', 'p50', 'p99', 'longest', 'grew MB'];
  console.log('file'.padEnd(24), ...columns.map((column) => column.padStart(9)));
  let last = '';
  for (const [name, make] of kinds) {
    const measured: number[][] = [];
    for (let round = 0; round < rounds; round += 1) {
      const content = make(round + 1);
      globalThis.gc?.();
      const before = process.memoryUsage.rss();
      let most = before;
      const looking = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const from = performance.now();
      last = String((await need('pictures.add', { name: 'A photo', alt: '', content }))['id']);
      const took = performance.now() - from;
      delay.disable();
      clearInterval(looking);
      const delays = [delay.percentile(50), delay.percentile(99), delay.max].map((ns) => ns / 1e6);
      measured.push([content.byteLength / 2 ** 20, took, ...delays, (most - before) / 2 ** 20]);
    }
    const figures = columns.map((_, at) => median(measured.map((row) => row[at] ?? 0)));
    console.log(name.padEnd(24), ...figures.map((figure) => figure.toFixed(1).padStart(9)));
  }
  const asked: number[] = [];
  for (let round = 0; round < 200; round += 1) {
    const from = performance.now();
    await need('pictures.image', { pictureId: last, size: 200 });
    asked.push(performance.now() - from);
  }
  console.log(`a picture of 200 pixels: ${median(asked).toFixed(2)} ms`);
} finally {
  await end();
  vips.shutdown();
}
