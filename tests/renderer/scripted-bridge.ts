import type { Push } from '#contract/bridge.ts';
import { type Failure, OperationError, type Reply } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/op.ts';
import type { contract } from '#features/contract.ts';

type Ops = typeof contract;

/** What each operation answers: its output, a thrown `refuse(code)`, or for a stream its parts in order. */
export type Script = {
  [F in keyof Ops]?: {
    [K in keyof Ops[F]]?: (
      input: InputOf<Ops[F][K]>,
    ) => Ops[F][K] extends { kind: 'stream' } ? readonly OutputOf<Ops[F][K]>[] : OutputOf<Ops[F][K]>;
  };
};

/** A refusal of a scripted operation. */
export const refuse = (code: string, more: Omit<Failure, 'code'> = {}): OperationError =>
  new OperationError({ code, ...more });

export type Call = { readonly op: string; readonly input: unknown };

/** A main process that follows a script: it stands behind `window.drillroom` of a page under test. */
export function scriptedBridge(script: Script) {
  const calls: Call[] = [];
  const listeners = new Set<(push: Push) => void>();
  const held = new Map<string, Promise<void>>();
  const answer = (op: string, input: unknown): unknown => {
    calls.push({ op, input });
    const [feature = '', name = ''] = op.split('.');
    const features: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> = script;
    const handler = features[feature]?.[name];
    if (typeof handler !== 'function') throw refuse('UNAVAILABLE', { ref: 'not-in-script' });
    return handler(input);
  };
  return {
    /** Every call so far, oldest first. */
    calls,
    callsOf: (op: string) => calls.filter((call) => call.op === op).map(({ input }) => input),
    push(push: Push): void {
      for (const listener of listeners) listener(push);
    },
    onPush(listener: (push: Push) => void): void {
      listeners.add(listener);
    },
    /** Keeps back what an operation answers, until the function that this returns is called. */
    hold(op: string): () => void {
      let release = (): void => {};
      held.set(op, new Promise((resolve) => (release = resolve)));
      return () => {
        held.delete(op);
        release();
      };
    },
    /** Later calls are answered at once; those that are kept back stay so. */
    letThrough: (op: string): void => void held.delete(op),
    async call(op: string, input: unknown): Promise<Reply> {
      const reply = replyOf(() => answer(op, input));
      await held.get(op);
      return reply;
    },
    /** Hands all parts but the last to `onPart`; the last is the reply. */
    async stream(op: string, input: unknown, onPart: (part: unknown) => Promise<void>): Promise<Reply> {
      const reply = replyOf(() => answer(op, input));
      if (!reply.ok || !Array.isArray(reply.data)) return reply;
      const parts: readonly unknown[] = reply.data;
      for (const part of parts.slice(0, -1)) await onPart(part);
      return { ok: true, data: parts.at(-1) };
    },
  };
}

export type ScriptedBridge = ReturnType<typeof scriptedBridge>;

function replyOf(run: () => unknown): Reply {
  try {
    return { ok: true, data: run() };
  } catch (error) {
    if (error instanceof OperationError) return { ok: false, error: error.failure };
    throw error;
  }
}
