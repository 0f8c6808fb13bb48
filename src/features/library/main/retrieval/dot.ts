/** `dot.wat`, assembled; a test says what it has to be when that has changed. */
export const assembled =
  'AGFzbQEAAAABCAFgA39/fwF/AwIBAAUDAQABBxACBm1lbW9yeQIAA2RvdAAACncBdQIBfwN7IAAgAmohAwJAA0AgACADTw0BIAD9AAQAIQQgAf0ABAAhBSAGIAT9hwEgBf2HAf26ASAE/YgBIAX9iAH9ugH9rgH9rgEhBiAAQRBqIQAgAUEQaiEBDAALCyAG/RsAIAb9GwFqIAb9GwIgBv0bA2pqCw==';

export type Dot = {
  readonly memory: WebAssembly.Memory;
  /** The product of the vectors of `bytes` signed bytes at two addresses. */
  readonly dot: (one: number, other: number, bytes: number) => number;
};

const module = new WebAssembly.Module(Buffer.from(assembled, 'base64'));

/** With a memory of its own. */
export function instantiateDot(): Dot {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what dot.wat exports
  return new WebAssembly.Instance(module).exports as unknown as Dot;
}
