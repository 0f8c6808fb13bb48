import { describe, expect, test } from 'vitest';
import { startBranch } from '#tests/support/start-branch.ts';

const wish = {
  kind: 'customer',
  categoryId: 'sales-objections',
  difficulty: 'basic',
  minutes: 10,
  scenarioId: 'half-the-price-online',
} as const;

async function setUp() {
  const { test } = await startBranch({ policy: { limitFactor: 1000 } });
  return test.window('trainee').api;
}
type Api = Awaited<ReturnType<typeof setUp>>;

/** Says a line and answers the session as it stands afterwards. */
async function say(api: Api, sessionId: string, text: string) {
  for await (const part of api.roleplay.say({ sessionId, text }))
    if (part.kind === 'done') return part.session;
  throw new Error('The answer did not end.');
}

describe('a role-play with a customer', () => {
  test('is offered with the customers of the topic, without any document', async () => {
    const api = await setUp();
    const lobby = await api.roleplay.lobby({ categoryId: 'sales-objections' });
    expect(lobby.interview).toBe(false);
    expect(lobby.scenarios).toContainEqual({
      id: 'half-the-price-online',
      title: 'Half the price online',
      persona: 'Martin Hale',
      about: 'He likes what he sees and compares the price with one that he found on the internet.',
    });
  });

  test('shows who sits there, a hint for what is asked, and the patience that is left', async () => {
    const api = await setUp();
    const started = await api.roleplay.start(wish);
    expect(started.persona).toMatchObject({ name: 'Martin Hale', patience: { left: 5, of: 5 } });
    expect(started.hints).toHaveLength(1);
    expect(started.progress).toEqual({ done: 0, total: 4 });
    expect(started.turns).toMatchObject([{ speaker: 'customer', mood: 'friendly, on his guard' }]);
    const dodged = await say(api, started.id, 'We have very good quality here.');
    expect(dodged.persona?.patience).toEqual({ left: 4, of: 5 });
    expect(dodged.progress.done).toBe(0);
  });

  test('ends in a report that scores each beat over all that was said in it', async () => {
    const api = await setUp();
    const { id: sessionId } = await api.roleplay.start(wish);
    await say(api, sessionId, 'I can see why you would compare. What does the online one include?');
    const answered = await say(
      api,
      sessionId,
      'With ours the cut and the fitting are included, and so are two adjustments in the first year.',
    );
    expect(answered.progress.done).toBe(1);
    expect(answered.turns.at(-2)?.feedback?.score).toBeGreaterThanOrEqual(8);
    await api.roleplay.finish({ sessionId });
    const report = await api.reports.get({ sessionId });
    expect(report.items).toHaveLength(4);
    const [first, second] = report.items;
    expect(first?.answer).toBe(
      answered.turns.flatMap(({ speaker, text }) => (speaker === 'trainee' ? [text] : [])).join('\n'),
    );
    for (const { evidence } of first?.checks ?? [])
      if (evidence !== null)
        expect(answered.turns.find(({ id }) => id === evidence.turnId)?.text).toContain(evidence.quote);
    expect(second).toMatchObject({ answer: null, turnId: null, score: 0 });
    expect(report.passed).toBe(false);
  });

  test('is over, and scored, when the customer leaves', async () => {
    const api = await setUp();
    const { id: sessionId } = await api.roleplay.start(wish);
    await say(api, sessionId, 'You are an idiot.');
    await say(api, sessionId, 'Shut up.');
    const left = await say(api, sessionId, 'Get lost.');
    expect(left).toMatchObject({ status: 'completed', persona: { patience: { left: 0, of: 5 } }, hints: [] });
    expect(left.turns.at(-1)?.mood).toBe('leaving');
    const report = await api.reports.get({ sessionId });
    expect(report).toMatchObject({ overall: 0, passed: false });
    const quotes = report.items.flatMap(({ checks }) =>
      checks.flatMap(({ evidence }) => evidence?.quote ?? []),
    );
    expect(quotes).toContain('You are an idiot.');
  });

  test('goes on after a pause where it was, word for word', async () => {
    const api = await setUp();
    const { id: sessionId } = await api.roleplay.start(wish);
    const said = await say(api, sessionId, 'With ours the cut and the fitting are included.');
    await api.roleplay.pause({ sessionId });
    const resumed = await api.roleplay.resume({ sessionId });
    expect(resumed).toEqual({ ...said, remainingMs: expect.any(Number) });
  });
});
