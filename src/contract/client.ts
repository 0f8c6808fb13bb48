import type { Bridge } from './bridge.ts';
import { OperationError, type Reply } from './errors.ts';
import type { Contract, InputOf, OutputOf } from './op.ts';

/** The part of an AbortSignal that is used here, so that this layer needs no runtime's type library. */
type CancelSignal = {
  addEventListener(type: 'abort', listener: () => void, options?: { once: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
};
type CallOptions = { readonly signal?: CancelSignal };

/** The operations as functions: queries and commands return promises, streams return their parts. */
export type Client<C extends Contract> = {
  readonly [F in keyof C]: {
    readonly [K in keyof C[F]]: C[F][K] extends { kind: 'stream' }
      ? (input: InputOf<C[F][K]>, options?: CallOptions) => AsyncIterable<OutputOf<C[F][K]>>
      : (input: InputOf<C[F][K]>) => Promise<OutputOf<C[F][K]>>;
  };
};

/** A typed client over a bridge. Every refusal is thrown as an `OperationError`. */
export function createClient<C extends Contract>(
  contract: C,
  bridge: Pick<Bridge, 'call' | 'stream'>,
): Client<C> {
  const features = Object.entries(contract).map(([feature, ops]) => {
    const functions = Object.entries(ops).map(([name, op]) => {
      const path = `${feature}.${name}`;
      const run =
        op.kind === 'stream'
          ? (input: unknown, options?: CallOptions) => parts(bridge, path, input, options?.signal)
          : async (input: unknown) => unwrap(await bridge.call(path, input));
      return [name, run];
    });
    return [feature, Object.fromEntries(functions)];
  });
  return Object.fromEntries(features) as Client<C>;
}

function unwrap(reply: Reply): unknown {
  if (reply.ok) return reply.data;
  throw new OperationError(reply.error);
}

async function* parts(
  bridge: Pick<Bridge, 'stream'>,
  op: string,
  input: unknown,
  signal: CancelSignal | undefined,
): AsyncGenerator {
  const waiting: unknown[] = [];
  let wake = (): void => {};
  let reply: Reply | null = null;
  const running = bridge.stream(op, input, (part) => {
    waiting.push(part);
    wake();
  });
  const arrived = running.reply.then((final) => {
    reply = final;
    wake();
  });
  signal?.addEventListener('abort', running.cancel, { once: true });
  try {
    while (true) {
      while (waiting.length > 0) yield waiting.shift();
      if (reply !== null) break;
      await new Promise<void>((resolve) => (wake = resolve));
    }
    yield unwrap(reply);
  } finally {
    signal?.removeEventListener('abort', running.cancel);
    if (reply === null) running.cancel();
    await arrived;
  }
}
