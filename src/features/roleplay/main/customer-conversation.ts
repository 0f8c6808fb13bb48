import type { Conversation } from './conversation.ts';
import { type BeatCheck, beatChecks, type CheckResult } from './coach/customer/beat-checks.ts';
import { beatsAt, openCustomer, reactTo } from './coach/customer/customer.ts';
import { beatFeedback } from './coach/customer/feedback.ts';
import { neverDos } from './coach/customer/never-dos.ts';
import { CustomerState } from './coach/customer/state.ts';
import type { Quote } from './coach/find-quotes.ts';
import type { Difficulty } from './coach/question.ts';
import type { Beat, Scenario } from './coach/scenario.ts';
import { type ScoredItem, scoreOf } from './coach/score.ts';
import type { TurnRow } from './store.ts';

/** Everything a role-play needs: plain JSON, kept with the session, so that a later scenario file changes nothing. */
export type CustomerPlan = {
  readonly kind: 'customer';
  readonly difficulty: Difficulty;
  readonly seed: number;
  readonly scenario: Scenario;
  /** What the library held, at the start, of the sentences that the scenario names. */
  readonly sources: readonly Quote[];
};

/** A role-play with a customer: one item for each beat of the story, scored over everything said in it. */
export function customerConversation({ difficulty, seed, scenario, sources }: CustomerPlan): Conversation {
  const beats = beatsAt(scenario, difficulty);
  const level = scenario.difficulties[difficulty];
  const { name, who, wants, knows, worry } = scenario.persona;
  const quotes = new Map(sources.map((source) => [source.quote, source]));
  const quoteOf = (sentence: string | null): Quote | null =>
    sentence === null ? null : (quotes.get(sentence) ?? null);
  const sourceOf = ({ points }: Beat): Quote | null =>
    points.map((point) => quoteOf(point.source ?? null)).find((quote) => quote !== null) ?? null;
  const cited = (checks: readonly BeatCheck[]): CheckResult[] =>
    checks.map(({ sentence, ...check }) => ({ ...check, source: quoteOf(sentence) }));
  const feedbackOn = (beat: Beat, number: number, checks: readonly CheckResult[]) => {
    const score = scoreOf(checks);
    const all = [...neverDos, ...scenario.neverDos];
    const text = beatFeedback({ beat, checks, neverDos: all, score, number });
    return { score, text, source: sourceOf(beat) };
  };

  const scoredItem = (beat: Beat, index: number, turns: readonly TurnRow[]): ScoredItem => {
    const own = turns.filter((turn) => turn.judged?.item === index);
    const { type, isObjection, asks, expected } = beat;
    const checks = own.at(-1)?.judged?.checks ?? cited(beatChecks(scenario, beat, []));
    const given = own.at(-1)?.judged?.feedback;
    const feedback = given ?? feedbackOn(beat, index + 1, checks);
    return {
      number: index + 1,
      type,
      isObjection,
      asked: asks[0] ?? '',
      answer: own.length === 0 ? null : own.map(({ text }) => text).join('\n'),
      turnId: own[0]?.id ?? null,
      expected,
      better: expected,
      score: own.length === 0 ? 0 : feedback.score,
      feedback: own.length === 0 ? 'You did not get to this part of the conversation.' : feedback.text,
      checks,
      source: sourceOf(beat),
    };
  };

  return {
    title: scenario.title,
    speaker: 'customer',

    open() {
      const { state, line, mood } = openCustomer(scenario, difficulty, seed);
      return { state, line: { text: line, mood } };
    },

    hear({ state, turnId, text }) {
      const reply = reactTo(scenario, CustomerState.parse(state), { id: turnId, text });
      const { beat: index, closed } = reply.judged;
      const checks = cited(reply.judged.checks);
      const beat = beats[index];
      const feedback = closed && beat !== undefined ? feedbackOn(beat, index + 1, checks) : null;
      return {
        judged: { item: index, feedback, checks },
        reply: { text: reply.line, mood: reply.mood },
        state: reply.state,
        over: reply.over,
      };
    },

    view(state) {
      const { beat, patience, ended } = CustomerState.parse(state);
      const isOver = ended === 'won' || ended === 'polite';
      return {
        progress: { done: isOver ? beats.length : beat, total: beats.length },
        hints:
          ended === null
            ? (beats[beat]?.hints ?? []).slice(0, level.hints).map((text) => ({ text, source: null }))
            : [],
        persona: { name, who, wants, knows, worry, patience: { left: patience, of: level.patience } },
      };
    },

    items: (turns) => beats.map((beat, index) => scoredItem(beat, index, turns)),
  };
}
