import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { beatsAt } from '#features/roleplay/main/coach/customer/customer.ts';
import { hearLine } from '#features/roleplay/main/coach/customer/hearing.ts';
import { CustomerState } from '#features/roleplay/main/coach/customer/state.ts';
import { parseScenario } from '#features/roleplay/main/coach/parse-scenario.ts';
import type { Scenario } from '#features/roleplay/main/coach/scenario.ts';
import { scoreSession } from '#features/roleplay/main/coach/score.ts';
import { customerConversation } from '#features/roleplay/main/customer-conversation.ts';
import type { TurnRow } from '#features/roleplay/main/store.ts';
import { type Lines, ownWords } from './own-words.ts';
import { poorTrainees, type Trainee } from './trainees.ts';

const folder = new URL('../../../../resources/scenarios/', import.meta.url);
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => parseScenario(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));

const mostTurns = 40;
const difficulty = 'experienced';

/** The next of the lines of a beat; who has said them all asks whether that was enough, and then has nothing more. */
function linesOf(lines: Lines): (beat: string) => string {
  const said = new Map<string, number>();
  return (beat) => {
    const times = said.get(beat) ?? 0;
    said.set(beat, times + 1);
    const own = lines[beat] ?? [];
    return (
      own[times] ??
      (times === own.length ? 'Does that answer your question?' : 'That is all I can say about it.')
    );
  };
}

function converse(scenario: Scenario, trainee: Trainee) {
  const best = linesOf(ownWords[scenario.id]?.excellent ?? {});
  const conversation = customerConversation({ kind: 'customer', difficulty, seed: 7, scenario, sources: [] });
  const opened = conversation.open();
  let state: unknown = opened.state;
  let over = false;
  const lines = [opened.line.text];
  const turns: TurnRow[] = [];
  const beats = beatsAt(scenario, difficulty);
  for (let turn = 0; turn < mostTurns && !over; turn++) {
    const beat = beats[conversation.view(state).progress.done];
    if (beat === undefined) throw new Error('The conversation goes on after its last beat.');
    const text = trainee({ beat, turn, heard: lines.at(-1) ?? '', best: () => best(beat.id) });
    const id = `turn-${turn}`;
    const heard = conversation.hear({ state, turnId: id, text });
    turns.push({
      id,
      ordinal: turn,
      at: '',
      engine: null,
      mood: null,
      speaker: 'trainee',
      text,
      judged: heard.judged,
    });
    lines.push(heard.reply.text);
    state = JSON.parse(JSON.stringify(heard.state)) as unknown;
    over = heard.over;
  }
  const { progress } = conversation.view(state);
  const { ended } = CustomerState.parse(state);
  const items = conversation.items(turns);
  return { lines, turns, ended, ...scoreSession({ kind: 'customer', difficulty, items, progress }) };
}

const speaking = (scenario: Scenario, who: 'excellent' | 'average' | 'curt'): Trainee => {
  const next = linesOf(ownWords[scenario.id]?.[who] ?? {});
  return ({ beat }) => next(beat.id);
};

describe.each(scenarios)('$id, in people’s own words', (scenario) => {
  const excellent = converse(scenario, speaking(scenario, 'excellent'));
  const average = converse(scenario, speaking(scenario, 'average'));
  const curt = converse(scenario, speaking(scenario, 'curt'));
  const poor = Object.entries(poorTrainees).map(([name, trainee]) => ({
    name,
    ...converse(scenario, trainee),
  }));
  const sorry = converse(scenario, ({ turn, best }) =>
    turn === 0 ? 'You are an idiot.' : turn === 1 ? 'I am sorry, I should not have said that.' : best(),
  );

  test('excellent comes before curt but right, that before average, and that before all others', () => {
    expect(excellent.overall).toBeGreaterThanOrEqual(90);
    expect([excellent.passed, curt.passed]).toEqual([true, true]);
    expect(excellent.overall).toBeGreaterThan(curt.overall + 10);
    expect(curt.overall).toBeGreaterThan(average.overall);
    expect(average.overall).toBeGreaterThanOrEqual(40);
    for (const { name, overall } of poor) expect([name, overall < average.overall - 5]).toEqual([name, true]);
    for (const { name, passed } of poor) expect([name, passed]).toEqual([name, false]);
  });

  test('only who answered well wins the customer', () => {
    expect([excellent.ended, curt.ended]).toEqual(['won', 'won']);
    for (const { name, ended } of poor)
      expect([name, ended === 'won' || ended === null]).toEqual([name, false]);
  });

  test('an insult that was apologised for leaves a conversation, and no pass', () => {
    expect(sorry.turns.length).toBeGreaterThan(excellent.turns.length);
    expect(sorry.overall).toBeLessThan(excellent.overall - 10);
    expect(sorry.passed).toBe(false);
    expect(sorry.nextStep).toContain('You are an idiot.');
  });

  test('nothing is said twice, nothing typed is said back, and every turn is answered', () => {
    for (const { lines } of [excellent, average, curt, sorry, ...poor]) {
      expect(new Set(lines).size).toBe(lines.length);
      for (const line of lines) {
        expect(line.trim()).not.toBe('');
        expect(line).not.toMatch(/idiot|Cornwall|blorf|\bGuten\b/);
      }
    }
  });

  test('the customer acknowledges a point only where it was just made', () => {
    const points = scenario.beats.flatMap((beat) => beat.points.map((point) => ({ beat, point })));
    for (const { lines, turns } of [excellent, average, curt, sorry, ...poor])
      for (const [at, { judged }] of turns.entries())
        for (const { point } of points.filter(({ point }) =>
          point.heard.some((line) => lines[at + 1]?.includes(line)),
        )) {
          const check = judged?.checks.find((one) => one.id === point.id);
          expect([point.id, check?.verdict]).toEqual([point.id, 'met']);
        }
  });

  test.each([
    'What is most important to you?',
    'What are you hoping for?',
    'What would a good result look like for you?',
    'How do you feel about that?',
    'What brought you here today?',
    'What have you tried so far?',
    'Who else knows about it?',
  ])('an open question is answered with something about the person: %s', (text) => {
    const [beat] = scenario.beats;
    if (beat === undefined) throw new Error('A scenario has beats.');
    const { question } = hearLine({ scenario, beat, text, customer: '', trainee: '' });
    expect(question?.fact?.id).toBeDefined();
  });

  test('what a beat wants found out is answered however much was asked before', () => {
    const openers = scenario.facts.map(({ about }) => `What about the ${about[0]}?`);
    for (const beat of scenario.beats.filter(({ find }) => find !== undefined)) {
      const alone = {
        ...scenario,
        difficulties: { ...scenario.difficulties, [difficulty]: { patience: 9, beats: [beat.id], hints: 0 } },
      };
      const wanted = scenario.facts.find(({ id }) => beat.find?.facts.includes(id) === true);
      const others = openers.filter((opener) => !opener.includes(wanted?.about[0] ?? '?')).slice(0, 4);
      const asked = [...others, `What about the ${wanted?.about[0]}?`];
      const { lines } = converse(alone, ({ turn }) => asked[turn] ?? 'Thank you, I see.');
      expect(wanted?.says.some((line) => lines.slice(1).includes(line))).toBe(true);
    }
  });
});
