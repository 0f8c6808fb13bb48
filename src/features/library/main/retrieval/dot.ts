/** `dot.wat`, assembled; a test says what it has to be when that has changed. */
export const assembled =
  'AGFzbQEAAAABEAJgA39/fwF/YAV/f39/fwADAwIAAQUDAQABBxcDBm1lbW9yeQIAA2RvdAAABGRvdHMAAQqwAQJ1AgF/A3sgACACaiEDAkADQCAAIANPDQEgAP0ABAAhBCAB/QAEACEFIAYgBP2HASAF/YcB/boBIAT9iAEgBf2IAf26Af2uAf2uASEGIABBEGohACABQRBqIQEMAAsLIAb9GwAgBv0bAWogBv0bAiAG/RsDamoLOAEBfyAEIANBAnRqIQUCQANAIAQgBU8NASAEIAAgASACEAA2AgAgASACaiEBIARBBGohBAwACwsL';

export type Dot = {
  readonly memory: WebAssembly.Memory;
  /** The product of the vectors of `bytes` signed bytes at two addresses. */
  readonly dot: (one: number, other: number, bytes: number) => number;
  /** Those of the vector at `one` and of `count` rows from `row` on, as 32 bits each from `into` on. */
  readonly dots: (one: number, row: number, bytes: number, count: number, into: number) => void;
};

const module = new WebAssembly.Module(Buffer.from(assembled, 'base64'));

/** With a memory of its own. */
export function instantiateDot(): Dot {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what dot.wat exports
  return new WebAssembly.Instance(module).exports as unknown as Dot;
}
