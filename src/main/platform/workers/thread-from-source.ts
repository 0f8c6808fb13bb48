import { setFlagsFromString } from 'node:v8';

/** More calls than any run makes. */
const never = 2 ** 31 - 1;

/**
 * The file of a thread that runs from its TypeScript, as in tests and on the headless command line. Node strips the types
 * by WebAssembly, and two threads that optimise one of its calls at the same time may crash the process (docs/decisions/
 * 0102), so that this optimisation is put off for good.
 */
export function threadFromSource(path: string, base: string): URL {
  setFlagsFromString(`--wasm-wrapper-tiering-budget=${never}`);
  return new URL(path, base);
}
