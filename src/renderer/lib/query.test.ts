import { expect, test } from 'vitest';
import type { Push } from '#contract/bridge.ts';
import { OperationError, type Reply } from '#contract/errors.ts';
import { contract } from '#features/contract.ts';
import { createCommands, createQueries, createQueryClient, followPushes } from './query.ts';

type Asked = { readonly op: string; readonly input: unknown };

function window(answer: (op: string) => Reply, askToStepUp = () => Promise.resolve(false)) {
  const asked: Asked[] = [];
  let push = (_push: Push): void => {};
  const bridge = {
    call: async (op: string, input: unknown) => {
      asked.push({ op, input });
      return answer(op);
    },
    stream: () => ({ reply: Promise.resolve(answer('stream')), cancel: () => {} }),
    onPush: (listener: (push: Push) => void) => {
      push = listener;
      return () => {};
    },
  };
  const client = createQueryClient();
  followPushes(client, bridge);
  return {
    asked,
    client,
    push: (what: Push) => push(what),
    queries: createQueries(contract, bridge),
    commands: createCommands(contract, bridge, askToStepUp),
  };
}

const ok: Reply = { ok: true, data: {} };
const refused = (code: string): Reply => ({ ok: false, error: { code } });

test('a query is keyed by its operation and its input, and asked once while it is fresh', async () => {
  const { client, queries, asked } = window(() => ok);
  const search = queries.library.search({ text: 'lace' });
  expect(search.queryKey).toEqual(['library.search', { text: 'lace' }]);
  await client.fetchQuery({ ...search, staleTime: Infinity });
  await client.fetchQuery({ ...search, staleTime: Infinity });
  expect(asked).toEqual([{ op: 'library.search', input: { text: 'lace' } }]);
});

test('a command makes stale exactly what its declaration names', async () => {
  const { client, queries, commands } = window(() => ok);
  await client.fetchQuery(queries.accounts.list({}));
  await client.fetchQuery(queries.library.categories({}));
  const mutation = client.getMutationCache().build(client, commands.accounts.create);
  await mutation.execute({ name: 'Ann Lee', username: 'ann', roles: ['trainee'] });
  const isStale = (op: string) =>
    client.getQueryCache().find({ queryKey: [op], exact: false })?.state.isInvalidated;
  expect(isStale('accounts.list')).toBe(true);
  expect(isStale('library.categories')).toBe(false);
});

test('what another window changed is stale here too', async () => {
  const { client, queries, push } = window(() => ok);
  await client.fetchQuery(queries.library.categories({}));
  push({ event: 'invalidated', ops: ['library.categories'] });
  expect(client.getQueryState(queries.library.categories({}).queryKey)?.isInvalidated).toBe(true);
});

test('a change of the session asks who is here and forgets what was shown', async () => {
  const { client, queries, push, asked } = window(() => ok);
  await client.fetchQuery(queries.accounts.me({}));
  await client.fetchQuery(queries.system.opening({}));
  await client.fetchQuery(queries.reports.list({}));
  push({ event: 'session' });
  await expect.poll(() => client.getQueryData(queries.reports.list({}).queryKey)).toBeUndefined();
  expect(client.getQueryData(queries.system.opening({}).queryKey)).toBeDefined();
  expect(client.getQueryState(queries.accounts.me({}).queryKey)?.isInvalidated).toBe(true);
  expect(asked.filter(({ op }) => op === 'reports.list')).toHaveLength(1);
});

test('a refusal is an answer: it is not asked again, and keeps its code', async () => {
  const { client, queries, asked } = window(() => refused('FORBIDDEN'));
  const refusal = await client.fetchQuery(queries.accounts.list({})).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(OperationError);
  expect(refusal).toMatchObject({ code: 'FORBIDDEN' });
  expect(asked).toHaveLength(1);
});

test.each(['UNAUTHENTICATED', 'LOCKED'])(
  '%s from any operation makes the window ask who is here',
  async (code) => {
    const { client, queries } = window((op) => (op === 'accounts.me' ? ok : refused(code)));
    await client.fetchQuery(queries.accounts.me({}));
    await client.fetchQuery(queries.reports.list({})).catch(() => {});
    expect(client.getQueryState(queries.accounts.me({}).queryKey)?.isInvalidated).toBe(true);
  },
);

test.each(['UNAUTHENTICATED', 'LOCKED'])(
  'nobody at the window (%s): nothing that was shown to the person before is left in it',
  async (code) => {
    let left = false;
    const { client, queries } = window((op) => (op === 'accounts.me' && left ? refused(code) : ok));
    await client.fetchQuery(queries.system.opening({}));
    await client.fetchQuery(queries.settings.inForce({}));
    await client.fetchQuery(queries.accounts.me({}));
    await client.fetchQuery(queries.reports.list({}));
    left = true;
    await client.refetchQueries({ queryKey: ['accounts.me'], type: 'all' });
    const held = client.getQueryCache().findAll();
    expect(held.filter(({ state }) => state.data !== undefined).map(({ queryKey }) => queryKey[0])).toEqual([
      'system.opening',
      'settings.inForce',
    ]);
    // The refusal stays in sight while it is asked again, and with it what is being typed.
    expect(client.getQueryState(queries.accounts.me({}).queryKey)?.status).toBe('error');
  },
);

test('what is owed first makes the window ask who is here', async () => {
  const owes = { code: 'FORBIDDEN', details: { owes: true } };
  const { client, queries } = window((op) => (op === 'accounts.me' ? ok : { ok: false, error: owes }));
  await client.fetchQuery(queries.accounts.me({}));
  await client.fetchQuery(queries.reports.list({})).catch(() => {});
  expect(client.getQueryState(queries.accounts.me({}).queryKey)?.isInvalidated).toBe(true);
});

const issueCode = ({ client, commands }: ReturnType<typeof window>) =>
  client.getMutationCache().build(client, commands.accounts.issueCode).execute({ id: 'x' });

test('a command that asks for the password again goes on once it was given, and is cancelled where it was not', async () => {
  let isProven = false;
  const answer = (): Reply =>
    isProven ? ok : { ok: false, error: { code: 'FORBIDDEN', details: { stepUp: true } } };
  const given = window(answer, () => Promise.resolve((isProven = true)));
  await issueCode(given);
  expect(given.asked.map(({ op }) => op)).toEqual(['accounts.issueCode', 'accounts.issueCode']);
  isProven = false;
  const notGiven = window(answer);
  await expect(issueCode(notGiven)).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(notGiven.asked).toHaveLength(1);
});

test('a role that does not include a command is no reason to ask for a password', async () => {
  const asked: string[] = [];
  const askToStepUp = () => Promise.resolve(asked.push('password') > 0);
  const refusing = window(() => refused('FORBIDDEN'), askToStepUp);
  await expect(issueCode(refusing)).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(asked).toEqual([]);
});
