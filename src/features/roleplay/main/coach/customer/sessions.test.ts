import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difficulties } from '#features/roleplay/contract.ts';
import { ReportItem } from '#features/reports/contract.ts';
import { customerConversation } from '../../customer-conversation.ts';
import { Judged, type TurnRow } from '../../store.ts';
import type { Difficulty } from '../question.ts';
import { parseScenario } from '../parse-scenario.ts';
import type { Beat, Scenario } from '../scenario.ts';
import { type ScoredItem, scoreOf, scoreSession } from '../score.ts';
import { beatsAt } from './customer.ts';

const folder = new URL('../../../../../../resources/scenarios/', import.meta.url);
const scenarios: Scenario[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => parseScenario(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));

const turnId = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A trainee: what to say, given the beat, how often something was said in it before, and the customer's last line. */
type Trainee = (o: { beat: Beat; times: number; turn: number; heard: string }) => string;
type Session = {
  readonly lines: string[];
  readonly turns: TurnRow[];
  readonly items: ScoredItem[];
  readonly over: boolean;
  readonly progress: { readonly done: number; readonly total: number };
  readonly left: number;
};

/** A whole session as the main process holds it: the state goes through JSON after each turn. */
function play(
  scenario: Scenario,
  trainee: Trainee,
  difficulty: Difficulty = 'experienced',
  seed = 1,
  most = 30,
): Session {
  const conversation = customerConversation({ kind: 'customer', difficulty, seed, scenario, sources: [] });
  const beats = beatsAt(scenario, difficulty);
  const opened = conversation.open();
  let state: unknown = opened.state;
  const lines = [opened.line.text];
  const turns: TurnRow[] = [];
  let over = false;
  for (let turn = 1; turn <= most && !over; turn++) {
    const index = conversation.view(state).progress.done;
    const beat = beats[index];
    if (beat === undefined) throw new Error('The session goes on after its last beat.');
    const times = turns.filter(({ judged }) => judged?.item === index).length;
    const text = trainee({ beat, times, turn, heard: lines.at(-1) ?? '' });
    const heard = conversation.hear({ state, turnId: turnId(turn), text });
    const stored = { id: turnId(turn), ordinal: turn, at: '', engine: null, mood: null } as const;
    turns.push({ ...stored, speaker: 'trainee', text, judged: Judged.parse(heard.judged) });
    lines.push(heard.reply.text);
    state = JSON.parse(JSON.stringify(heard.state)) as unknown;
    expect(state).toEqual(heard.state);
    over = heard.over;
  }
  const { persona, progress } = conversation.view(state);
  return {
    lines,
    turns,
    items: conversation.items(turns),
    over,
    progress,
    left: persona?.patience.left ?? 0,
  };
}

const rambling =
  'Well you know hair is a funny thing and I always say to people that it is all about how you feel on the day, my own cousin had something like that and she went on holiday and came back and then there was the business with the car, and of course we have been in this street for many years and seen the shops come and go, which is a pity really, and the weather does not help either, so in a way it all hangs together if you see what I mean, and anyway that is how it is with us and I could tell you stories about it until the evening. ';

const trainees = {
  good: ({ beat, times }) => (times === 0 ? beat.expected : `${beat.better} Shall we look at it together?`),
  terse: ({ beat }) => beat.better,
  rambling: ({ beat, times }) =>
    `${times % 2 === 0 ? rambling : rambling.toUpperCase()} ${beat.points[0]?.phrasings[0] ?? ''}`,
  parroting: ({ heard }) => heard.slice(0, 2000),
  nonsense: ({ turn }) => `blorft ${'zx'.repeat(3)}qwrtz plk ${turn} wibble asdfgh`,
  rude: ({ beat, turn }) =>
    `${['You are an idiot.', 'Shut up.', 'Stop wasting my time.'][turn % 3]} ${beat.better}`,
  pushy: ({ turn }) => `You have to sign today, this is your last chance, number ${turn}.`,
  silent: () => 'ok',
} as const satisfies Record<string, Trainee>;

const overall = (session: Session, difficulty: Difficulty = 'experienced') =>
  scoreSession({ kind: 'customer', difficulty, items: session.items, progress: session.progress }).overall;
const levels = scenarios.flatMap((scenario) =>
  difficulties.map((difficulty) => ({ scenario, difficulty, name: `${scenario.id}, ${difficulty}` })),
);

describe.each(levels)('$name', ({ scenario, difficulty }) => {
  const sessions = Object.fromEntries(
    Object.entries(trainees).map(([key, trainee]) => [key, play(scenario, trainee, difficulty)]),
  ) as Record<keyof typeof trainees, Session>;
  const score = (key: keyof typeof trainees) => overall(sessions[key], difficulty);

  test('the order of merit is good, terse, rambling, and then all that is no answer', () => {
    expect(score('good')).toBeGreaterThanOrEqual(90);
    expect(score('terse')).toBeGreaterThanOrEqual(55);
    expect(score('good')).toBeGreaterThan(score('terse'));
    expect(score('terse')).toBeGreaterThan(score('rambling') + 15);
    for (const key of ['parroting', 'nonsense', 'rude', 'pushy', 'silent'] as const) {
      expect(score('rambling')).toBeGreaterThan(score(key));
      expect(score(key)).toBeLessThanOrEqual(5);
    }
  });

  test('only who answers wins the customer, and who insults loses them soon', () => {
    expect(sessions.good.over).toBe(true);
    expect(scenario.closing.won.some((line) => sessions.good.lines.at(-1)?.endsWith(line))).toBe(true);
    expect(sessions.good.turns).toHaveLength(beatsAt(scenario, difficulty).length);
    for (const key of ['parroting', 'nonsense', 'rude', 'pushy', 'silent'] as const) {
      expect(sessions[key].over).toBe(true);
      expect(scenario.closing.won.some((line) => sessions[key].lines.at(-1)?.endsWith(line))).toBe(false);
    }
    expect(sessions.rude.left).toBe(0);
    expect(sessions.rude.turns.length).toBeLessThanOrEqual(sessions.silent.turns.length);
  });

  test('no line of the customer is said twice', () => {
    for (const { lines } of Object.values(sessions)) expect(new Set(lines).size).toBe(lines.length);
  });

  test('every score is the sum of its checks, and every quote stands in the turn it names', () => {
    for (const { items, turns } of Object.values(sessions)) {
      expect(items.map(({ number }) => number)).toEqual(
        beatsAt(scenario, difficulty).map((_beat, at) => at + 1),
      );
      for (const item of items) {
        const { better: _better, ...kept } = item;
        expect(ReportItem.parse(item)).toEqual(kept);
        expect(item.score).toBe(scoreOf(item.checks));
        const sum = item.checks.reduce((all, { points }) => all + Math.max(0, points), 0);
        expect(sum).toBeCloseTo(10, 6);
        for (const { evidence, verdict, points } of item.checks) {
          if (points > 0 && verdict === 'met') expect(evidence).not.toBeNull();
          if (evidence === null) continue;
          const turn = turns.find(({ id }) => id === evidence.turnId);
          expect(turn?.text).toContain(evidence.quote);
          expect(item.answer).toContain(evidence.quote);
          expect(evidence.quote.trim()).not.toBe('');
        }
      }
    }
  });

  test('the same seed gives the same session, and another seed one that scores the same', () => {
    expect(play(scenario, trainees.good, difficulty)).toEqual(sessions.good);
    expect(play(scenario, trainees.silent, difficulty)).toEqual(sessions.silent);
    expect(overall(play(scenario, trainees.terse, difficulty, 99), difficulty)).toBe(score('terse'));
  });
});

describe.each(scenarios)('$id', (scenario) => {
  test('a session of questions alone comes to an end without a line said twice', () => {
    const abouts = scenario.facts.flatMap(({ about }) => about);
    const curious: Trainee = ({ turn }) => `What about the ${abouts[(turn * 7) % abouts.length]}?`;
    for (const difficulty of difficulties) {
      const { lines } = play(scenario, curious, difficulty, 3, 60);
      expect(new Set(lines).size).toBe(lines.length);
    }
  });

  test('the customer tells what is asked, and waits', () => {
    for (const { about, says } of scenario.facts) {
      const { lines } = play(scenario, () => `What about the ${about[0]}?`, 'new-joining', 1, 1);
      expect(says).toContain(lines[1]);
    }
  });

  test('a single good phrasing earns its point, in any phrasing', () => {
    for (const beat of scenario.beats) {
      const alone = {
        ...scenario,
        difficulties: { ...scenario.difficulties, expert: { patience: 3, beats: [beat.id], hints: 0 } },
      };
      for (const point of beat.points)
        for (const phrasing of point.phrasings) {
          const words = phrasing.split(' ').map((word) => (word === '*' ? 'in' : word.split('/')[0]));
          const said = `${words.join(' ')}.`;
          const { items } = play(alone, () => said, 'expert', 1, 1);
          const check = items[0]?.checks.find(({ id }) => id === point.id);
          expect([beat.id, phrasing, check?.verdict]).toEqual([beat.id, phrasing, 'met']);
        }
    }
  });

  test('the model answer of a beat meets every check, and the better wording is enough', () => {
    for (const beat of scenario.beats) {
      const alone = {
        ...scenario,
        difficulties: { ...scenario.difficulties, expert: { patience: 3, beats: [beat.id], hints: 0 } },
      };
      const [whole] = play(alone, () => beat.expected, 'expert', 1, 1).items;
      expect([beat.id, whole?.checks.filter(({ verdict }) => verdict !== 'met').map(({ id }) => id)]).toEqual(
        [beat.id, []],
      );
      const brief = play(alone, () => beat.better, 'expert', 1, 1);
      expect([beat.id, brief.over]).toEqual([beat.id, true]);
      expect(brief.items[0]?.score).toBeGreaterThanOrEqual(5);
    }
  });

  test('whatever is typed, the customer stays who they are and never says it back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2000 }), {
          minLength: 1,
          maxLength: 6,
        }),
        (texts) => {
          const marked = texts.map((text, at) => `${text} <b>zzmark${at}</b> you idiot`.slice(0, 2000));
          const { lines, items } = play(
            scenario,
            ({ turn }) => marked[(turn - 1) % marked.length] ?? '',
            'expert',
            5,
            12,
          );
          for (const line of lines) {
            expect(line).not.toMatch(/zzmark|idiot/i);
            expect(line).not.toMatch(/[<>{}]/);
          }
          for (const { score } of items) expect(score).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 40 },
    );
  });
});
