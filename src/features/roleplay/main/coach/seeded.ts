/** Numbers in [0, 1) that are the same for the same seed. */
export type Seeded = () => number;

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for choosing among wordings. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
