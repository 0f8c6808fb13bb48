import type { Difficulty } from '../question.ts';
import type { Beat, Scenario } from '../scenario.ts';
import { scoreOf } from '../score.ts';
import { type BeatCheck, beatChecks } from './beat-checks.ts';
import { hearLine, type Hearing } from './hearing.ts';
import { noteLine } from './note-line.ts';
import { isUnclear, reactionTo } from './reaction.ts';
import { createSpeech, type Speech } from './speech.ts';
import type { CustomerState, Found } from './state.ts';

/** Share of a beat's points, by weight, that makes the customer content with the answer. */
const contentAt: Readonly<Record<Difficulty, number>> = {
  'new-joining': 0.5,
  basic: 0.5,
  experienced: 0.6,
  expert: 0.7,
};
/** A beat ends well from this score on (PRODUCT 4.1), so that what was wrong in it wins nobody over. */
const acceptable = 5;
/** Share of the beats that has to end well for the customer to be won over. */
const wonAt = 0.66;
/** One insult can be made good by an apology; after a second one nobody is won over (docs/decisions/0096). */
const mostInsults = 1;

type Turn = { readonly id: string; readonly text: string };

export type Reply = {
  readonly state: CustomerState;
  readonly line: string;
  /** In a word or two. */
  readonly mood: string;
  readonly over: boolean;
  readonly judged: {
    /** The place of the beat that the line was said in, from 0. */
    readonly beat: number;
    /** The checks of the beat over everything said in it so far. */
    readonly checks: BeatCheck[];
    /** The customer goes on to something else, or leaves. */
    readonly closed: boolean;
  };
};

/** The beats of a scenario that are played at a difficulty, in order. */
export function beatsAt(scenario: Scenario, difficulty: Difficulty): Beat[] {
  const { beats } = scenario.difficulties[difficulty];
  return scenario.beats.filter(({ id }) => beats.includes(id));
}

/** The customer comes in and says why. */
export function openCustomer(
  scenario: Scenario,
  difficulty: Difficulty,
  seed: number,
): Pick<Reply, 'state' | 'line' | 'mood'> {
  const speech = createSpeech(scenario, { seed, said: [] });
  speech.say(scenario.opening);
  speech.sayNext(beatsAt(scenario, difficulty)[0]?.asks ?? []);
  const line = speech.line();
  const { mood } = scenario.persona;
  const state: CustomerState = {
    seed,
    difficulty,
    beat: 0,
    found: [],
    lines: 0,
    questions: 0,
    patience: scenario.difficulties[difficulty].patience,
    contented: 0,
    isHurt: false,
    insults: 0,
    said: speech.said(),
    customer: line,
    trainee: '',
    mood,
    ended: null,
  };
  return { state, line, mood };
}

/**
 * What the customer answers to a line. Pure: the same story, state and line give the same answer. Every word is the
 * scenario's own, so that nothing a trainee types comes back out of the customer's mouth.
 */
export function reactTo(scenario: Scenario, state: CustomerState, turn: Turn): Reply {
  const beats = beatsAt(scenario, state.difficulty);
  const now = weigh(scenario, state, turn);
  const isPartlyAnswered = now.missing.length < now.beat.points.length;
  const ahead =
    now.hearing.manner === 'plain' &&
    now.fresh.length === 0 &&
    isPartlyAnswered &&
    state.beat + 1 < beats.length
      ? weigh(scenario, { ...state, ...nextBeat(state) }, turn)
      : null;
  // Who has half an answer and hears the next one lets the rest of the first be.
  return ahead?.isContent === true ? answer(scenario, ahead, turn) : answer(scenario, now, turn);
}

type Weighed = {
  readonly state: CustomerState;
  readonly beat: Beat;
  readonly hearing: Hearing;
  readonly found: Found[];
  /** Points made in this line, and those still open. */
  readonly fresh: Beat['points'];
  readonly missing: Beat['points'];
  readonly isContent: boolean;
  readonly isHurt: boolean;
};

/** What a line is worth in the beat that the state stands at. */
function weigh(scenario: Scenario, state: CustomerState, turn: Turn): Weighed {
  const beat = beatsAt(scenario, state.difficulty)[state.beat];
  if (beat === undefined || state.ended !== null) throw new RangeError('This customer has left.');
  const { customer, trainee } = state;
  const hearing = hearLine({ scenario, beat, text: turn.text, customer, trainee });
  const found = noteLine({ beat, hearing, before: state.found, turn, isFirst: state.lines === 0 });
  const isMet = (id: string, among: readonly Found[]) =>
    among.findLast((one) => one.id === id)?.verdict === 'met';
  const fresh = beat.points.filter(({ id }) => isMet(id, found) && !isMet(id, state.found));
  const missing = beat.points.filter(({ id }) => !isMet(id, found));
  const share = 1 - weightOf(missing) / weightOf(beat.points);
  // Who was insulted is content with nothing before the apology, and after it with what was said meanwhile.
  const isHurt = hearing.manner === 'abuse' || (state.isHurt && hearing.apology === null);
  const isSaid = state.isHurt || hearing.points.some(({ verdict }) => verdict === 'met');
  const isContent = !isHurt && !isUnclear(hearing) && isSaid && share >= contentAt[state.difficulty];
  return { state, beat, hearing, found, fresh, missing, isContent, isHurt };
}

const nextBeat = (state: CustomerState) => ({ beat: state.beat + 1, found: [], lines: 0, questions: 0 });

function answer(scenario: Scenario, weighed: Weighed, turn: Turn): Reply {
  const { state, beat, hearing, found, fresh, missing, isContent, isHurt } = weighed;
  const insults = state.insults + (hearing.manner === 'abuse' ? 1 : 0);
  const beats = beatsAt(scenario, state.difficulty);
  const speech = createSpeech(scenario, state);
  const reaction = reactionTo({ speech, hearing, state, beat, fresh, isContent });

  const most = scenario.difficulties[state.difficulty].patience;
  const patience = Math.min(
    most,
    state.patience - reaction.cost + (isContent && reaction.cost === 0 ? 1 : 0),
  );
  const isLast = state.beat === beats.length - 1;
  let ended: CustomerState['ended'] = null;
  let closed = isContent;
  if (patience <= 0) ended = 'leaves';
  else if (!isContent && !reaction.waits) closed = !askOn(speech, beat, missing);

  const checks = beatChecks(scenario, beat, found);
  const endsWell = isContent && scoreOf(checks) >= acceptable;
  const contented = state.contented + (endsWell ? 1 : 0);
  const isWon = contented / beats.length >= wonAt && !isHurt && insults <= mostInsults;
  if (ended === null && closed) {
    if (isLast) ended = isWon ? 'won' : 'polite';
    else speech.sayNext(beats[state.beat + 1]?.asks ?? []);
  }
  if (ended !== null) speech.say(scenario.closing[ended]);

  const line = speech.line();
  const mood = ended === null ? moodOf(reaction.mood, patience / most) : endMoods[ended];
  const goesOn = ended === null && closed;
  return {
    state: {
      ...state,
      found,
      lines: state.lines + 1,
      questions: state.questions + (reaction.answered ? 1 : 0),
      ...(goesOn ? nextBeat(state) : {}),
      patience: Math.max(0, patience),
      contented,
      isHurt,
      insults,
      said: speech.said(),
      customer: line,
      trainee: turn.text,
      mood,
      ended,
    },
    line,
    mood,
    over: ended !== null,
    judged: { beat: state.beat, checks, closed: closed || ended !== null },
  };
}

const weightOf = (points: Beat['points']): number => points.reduce((sum, { weight }) => sum + weight, 0);

/**
 * Asks again in other words; once something was answered, for what is still missing. When there is no other way left
 * to put it, the customer lets it be: `false`.
 */
function askOn(speech: Speech, beat: Beat, missing: Beat['points']): boolean {
  if (missing.length < beat.points.length) {
    const asks = missing.toSorted((a, b) => b.weight - a.weight).flatMap((point) => point.asks);
    return speech.sayNext(asks);
  }
  if (speech.sayNext(beat.asks)) return true;
  speech.react('givesUp');
  return false;
}

const endMoods = { won: 'won over', polite: 'undecided', leaves: 'leaving' } as const;

function moodOf(reaction: string | null, share: number): string {
  if (share <= 0.35) return reaction === 'offended' ? reaction : 'close to leaving';
  return reaction ?? (share < 0.7 ? 'a little impatient' : 'waiting');
}
