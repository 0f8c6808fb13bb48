import {
  MutationCache,
  QueryCache,
  QueryClient,
  type MutationOptions,
  type Query,
  type UseQueryOptions,
} from '@tanstack/react-query';
import type { Bridge, Push } from '#contract/bridge.ts';
import { createClient } from '#contract/client.ts';
import { OperationError } from '#contract/errors.ts';
import type { AnyOp, Contract, InputOf, OutputOf } from '#contract/op.ts';
import { hasDetail } from './failure.ts';
import { endStay, withinStay } from './stay.ts';
import { withStepUp } from './step-up.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: OperationError;
    mutationMeta: { readonly invalidates: readonly string[] };
  }
}

type Ask<T> = UseQueryOptions<T, OperationError, T, readonly [op: string, input: unknown]>;

export type Queries<C extends Contract> = {
  readonly [F in keyof C]: {
    readonly [K in keyof C[F] as C[F][K] extends { kind: 'query' } ? K : never]: (
      input: InputOf<C[F][K]>,
    ) => Ask<OutputOf<C[F][K]>>;
  };
};

export type Commands<C extends Contract> = {
  readonly [F in keyof C]: {
    readonly [K in keyof C[F] as C[F][K] extends { kind: 'command' } ? K : never]: MutationOptions<
      OutputOf<C[F][K]>,
      OperationError,
      InputOf<C[F][K]>
    >;
  };
};

type CallBridge = Pick<Bridge, 'call' | 'stream'>;
type Run = (input: unknown) => Promise<unknown>;

/** The queries of a contract as react-query options, keyed by operation and input. */
export function createQueries<C extends Contract>(contract: C, bridge: CallBridge): Queries<C> {
  // Built name by name from the same declaration, which the compiler cannot follow.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return mapOperations(contract, bridge, 'query', (path, run) => (input: unknown) => ({
    queryKey: [path, input],
    queryFn: () => run(input),
  })) as Queries<C>;
}

/**
 * The commands of a contract as react-query options. A success makes stale what the contract says it makes stale; where
 * the password has to be given again, that is asked for and the command goes on. Whoever comes to the window meanwhile
 * hears nothing of it, unless it is by the command itself that people come or leave.
 */
export function createCommands<C extends Contract>(
  contract: C,
  bridge: CallBridge,
  askToStepUp: () => Promise<boolean>,
): Commands<C> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  return mapOperations(contract, bridge, 'command', (path, run, op) => {
    const asked = withStepUp(run, askToStepUp);
    const changesSession = op.kind === 'command' && op.changesSession !== undefined;
    return {
      mutationKey: [path],
      mutationFn: changesSession ? asked : withinStay(asked),
      meta: { invalidates: op.kind === 'query' ? [] : (op.invalidates ?? []) },
    };
  }) as Commands<C>;
}

function mapOperations(
  contract: Contract,
  bridge: CallBridge,
  kind: 'query' | 'command',
  make: (path: string, run: Run, op: AnyOp) => unknown,
): unknown {
  const client = createClient(contract, bridge) as Readonly<Record<string, Readonly<Record<string, Run>>>>;
  return Object.fromEntries(
    Object.entries(contract).map(([feature, ops]) => [
      feature,
      Object.fromEntries(
        Object.entries(ops)
          .filter(([, op]) => op.kind === kind)
          .map(([name, op]) => {
            const run = client[feature]?.[name];
            if (run === undefined) throw new Error(`no client for ${feature}.${name}`);
            return [name, make(`${feature}.${name}`, run, op)];
          }),
      ),
    ]),
  );
}

/** These stay when the session changes: they say who is here and whether there is a store at all. */
const aboveSessions: readonly unknown[] = ['system.opening', 'settings.inForce', 'accounts.me'];

/**
 * The cache of a window. Everything is asked on this PC, so nothing waits for a network, and a refusal is an answer that
 * asking again would not change.
 */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      // A command that is done is forgotten with the screen that gave it: passwords and recovery codes were in it.
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== 'accounts.me') askWhoIsHere(client, error);
        else if (hasEnded(error)) forgetAnswers(client, query);
      },
    }),
    mutationCache: new MutationCache({
      onError: (error) => askWhoIsHere(client, error),
      onSuccess: (_data, _input, _result, mutation) => invalidate(client, mutation.meta?.invalidates ?? []),
    }),
  });
  return client;
}

const hasEnded = ({ code }: OperationError): boolean => code === 'UNAUTHENTICATED' || code === 'LOCKED';

/** The session ended behind this window's back, or something is owed first: ask who is here, and let the gate answer. */
function askWhoIsHere(client: QueryClient, error: OperationError): void {
  const owes = error.code === 'FORBIDDEN' && hasDetail(error.failure, 'owes');
  if (hasEnded(error) || owes) invalidate(client, ['accounts.me']);
}

/** Nobody is at the window: nothing of whoever was is left in it. */
function forgetAnswers(client: QueryClient, me: Query<unknown, unknown>): void {
  if (me.state.data !== undefined) endStay();
  // With the time of the answer the refusal stays in sight while it is asked again, and so does what is being typed.
  me.setState({ data: undefined, dataUpdatedAt: me.state.errorUpdatedAt });
  client.removeQueries({ predicate: ({ queryKey }) => !aboveSessions.includes(queryKey[0]) });
}

/** Makes the answers of these operations stale; those on the screen are asked again at once. */
export function invalidate(client: QueryClient, ops: readonly string[]): void {
  if (ops.length === 0) return;
  void client.invalidateQueries({ predicate: ({ queryKey }) => ops.includes(String(queryKey[0])) });
}

/** Follows what the main process says of its own accord. Returns the function that stops it. */
export function followPushes(client: QueryClient, bridge: Pick<Bridge, 'onPush'>): () => void {
  return bridge.onPush((push: Push) => {
    if (push.event === 'invalidated') invalidate(client, push.ops);
    else void changeSession(client);
  });
}

/** Asks who is here now, and forgets what the one before was shown. */
async function changeSession(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: ['accounts.me'] });
  client.removeQueries({ predicate: ({ queryKey }) => !aboveSessions.includes(queryKey[0]) });
}
