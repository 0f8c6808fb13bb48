import { describe, expect, test } from 'vitest';
import { startBranch } from '#tests/support/start-branch.ts';

const wish = {
  kind: 'customer',
  categoryId: 'sales-objections',
  difficulty: 'basic',
  minutes: 10,
  scenarioId: 'half-the-price-online',
} as const;

const branch = async () => (await startBranch({ policy: { limitFactor: 1000 } })).test;
const setUp = async () => (await branch()).window('trainee').api;
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

  test('links each check, the feedback and the better wording to the exact sentence of the material', async () => {
    const app = await branch();
    await app.window('admin').api.library.addSamples({});
    const api = app.window('trainee').api;
    const { id: sessionId } = await api.roleplay.start(wish);
    const answered = await say(api, sessionId, 'The cut and the fitting on your head, and two adjustments.');
    const price =
      "Our price includes the measuring, the cut to the client's face, the fitting and two adjustments in the first year.";
    expect(answered.turns.at(-2)?.feedback?.source?.quote).toBe(price);
    await say(api, sessionId, 'You are an idiot.');
    await api.roleplay.finish({ sessionId });

    const { items, improvements } = await api.reports.get({ sessionId });
    const checks = items.flatMap((item) => item.checks);
    expect(checks.find(({ id }) => id === 'adjusted')).toMatchObject({
      verdict: 'met',
      source: { quote: price },
    });
    expect(checks.find(({ id }) => id === 'never-apologises-for-price')?.source?.quote).toContain(
      'Apologise',
    );
    expect(checks.find(({ id }) => id === 'never-is-rude')).toMatchObject({ verdict: 'wrong', source: null });
    expect(items.map(({ source }) => source?.quote)).not.toContain(undefined);
    expect(improvements.map(({ source }) => source?.quote)).toEqual(
      improvements.map(({ item }) => items[item - 1]?.source?.quote),
    );

    for (const { source } of [...checks, ...items]) {
      if (source === null) continue;
      const document = await api.library.document({ documentId: source.documentId });
      expect(document.category.id).toBe('sales-objections');
      expect(document.text.slice(source.start, source.end)).toBe(source.quote);
      const cut = document.cuts.find(({ id }) => id === source.passageId);
      expect(cut?.heading).toBe(source.heading);
      expect(cut?.start).toBeLessThanOrEqual(source.start);
      expect(cut?.end).toBeGreaterThanOrEqual(source.end);
    }
  });

  test('names no source when the material of the topic lacks it, wherever else it stands', async () => {
    const app = await branch();
    const sentence = 'The smaller option costs 390 pounds and uses a monofilament base instead of lace.';
    const file = (categoryId: string, title: string, text: string) =>
      app.window('admin').api.library.import({
        categoryId,
        title,
        fileName: `${title}.txt`,
        content: new TextEncoder().encode(text),
      });
    await file('retail-sales', 'Elsewhere', sentence);
    await file('sales-objections', 'Changed', sentence.replace('390', '400'));
    const api = app.window('trainee').api;
    const { id: sessionId } = await api.roleplay.start(wish);
    await say(api, sessionId, 'With ours the cut and the fitting are included.');
    await api.roleplay.finish({ sessionId });
    const { items, improvements } = await api.reports.get({ sessionId });
    for (const { source } of [...items, ...items.flatMap(({ checks }) => checks), ...improvements])
      expect(source).toBeNull();
  });

  test('keeps the sources that it started with', async () => {
    const app = await branch();
    const api = app.window('trainee').api;
    const { id: sessionId } = await api.roleplay.start(wish);
    await app.window('admin').api.library.addSamples({});
    await say(api, sessionId, 'With ours the cut and the fitting are included.');
    await api.roleplay.finish({ sessionId });
    const { items } = await api.reports.get({ sessionId });
    expect(items.map(({ source }) => source)).toEqual(items.map(() => null));
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
