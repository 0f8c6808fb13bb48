import type { Reply } from '#contract/errors.ts';
import type { HeadlessProcess } from '../../../tools/headless/headless-process.ts';
import type { CoreWrite, Said } from './core-write.ts';

/** Who calls one headless host, and keeps books of what was asked for and what was acknowledged. */
export type Ledger = {
  /** Calls what is not looked for in the store afterwards; throws when it is refused. */
  readonly call: (op: string, input?: unknown) => Promise<unknown>;
  /** Resolves with its reply, which may be that the host is no more. */
  readonly write: (write: CoreWrite) => Promise<Reply>;
  /** The writes by the number of their call: the host is sent 1, 2, 3… */
  readonly asked: ReadonlyMap<number, CoreWrite>;
  readonly acknowledged: ReadonlySet<string>;
};

export function ledgerOf(host: HeadlessProcess): Ledger {
  const asked = new Map<number, CoreWrite>();
  const acknowledged = new Set<string>();
  let calls = 0;
  return {
    asked,
    acknowledged,
    call: async (op, input) => {
      calls += 1;
      const reply = await host.call(op, input);
      if (!reply.ok) throw new Error(`${op} answered ${JSON.stringify(reply.error)}`);
      return reply.data;
    },
    write: async (write) => {
      calls += 1;
      asked.set(calls, write);
      const hear = (said: Said): void => {
        for (const effect of write.acknowledgedBy(said)) acknowledged.add(effect);
      };
      const reply = await host.call(write.op, write.input, (part) =>
        hear({ part: part as { kind: string } }),
      );
      hear({ reply });
      return reply;
    },
  };
}
