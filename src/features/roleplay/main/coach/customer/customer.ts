import type { Difficulty } from '../question.ts';
import type { Beat, Scenario } from '../scenario.ts';
import { beatChecks, type CheckResult } from './beat-checks.ts';
import { hearLine, type Hearing } from './hearing.ts';
import { noteLine } from './note-line.ts';
import { createSpeech, type Speech } from './speech.ts';
import type { CustomerState } from './state.ts';

/** Share of a beat's points, by weight, that makes the customer content with the answer. */
const contentAt: Readonly<Record<Difficulty, number>> = {
  'new-joining': 0.5,
  basic: 0.5,
  experienced: 0.6,
  expert: 0.7,
};
/** So many questions about themselves people answer gladly before their own is answered. */
const gladAnswers = 3;
/** Share of the beats that has to end well for the customer to be won over. */
const wonAt = 0.66;

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
    readonly checks: CheckResult[];
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
export function reactTo(
  scenario: Scenario,
  state: CustomerState,
  turn: { readonly id: string; readonly text: string },
): Reply {
  const beats = beatsAt(scenario, state.difficulty);
  const beat = beats[state.beat];
  if (beat === undefined || state.ended !== null) throw new RangeError('This customer has left.');
  const hearing = hearLine({
    scenario,
    beat,
    text: turn.text,
    customer: state.customer,
    trainee: state.trainee,
  });
  const found = noteLine({ beat, hearing, before: state.found, turn, isFirst: state.lines === 0 });
  const speech = createSpeech(scenario, state);
  const met = (id: string, among: CustomerState['found']) =>
    among.findLast((one) => one.id === id)?.verdict === 'met';
  const fresh = beat.points.filter(({ id }) => met(id, found) && !met(id, state.found));
  const missing = beat.points.filter(({ id }) => !met(id, found));
  const total = weightOf(beat.points);
  const isContent = fresh.length > 0 && 1 - weightOf(missing) / total >= contentAt[state.difficulty];
  const reaction = reactionTo({ speech, scenario, hearing, state, fresh, isContent });

  const most = scenario.difficulties[state.difficulty].patience;
  const patience = Math.min(most, state.patience - reaction.cost + (isContent ? 1 : 0));
  const isLast = state.beat === beats.length - 1;
  let ended: CustomerState['ended'] = null;
  let closed = isContent;
  if (patience <= 0) ended = 'leaves';
  else if (!isContent && !reaction.waits)
    closed = !askOn(speech, beat, missing, state.found.length > 0 || fresh.length > 0);

  const contented = state.contented + (isContent ? 1 : 0);
  if (ended === null && closed) {
    if (isLast) ended = contented / beats.length >= wonAt ? 'won' : 'polite';
    else speech.sayNext(beats[state.beat + 1]?.asks ?? []);
  }
  if (ended !== null) speech.say(scenario.closing[ended]);

  const line = speech.line();
  const mood = ended === null ? moodOf(reaction.mood, patience / most) : endMoods[ended];
  const goesOn = ended === null && closed;
  return {
    state: {
      ...state,
      beat: state.beat + (goesOn ? 1 : 0),
      found: goesOn ? [] : found,
      lines: goesOn ? 0 : state.lines + 1,
      questions: goesOn ? 0 : state.questions + (reaction.answered ? 1 : 0),
      patience: Math.max(0, patience),
      contented,
      said: speech.said(),
      customer: line,
      trainee: turn.text,
      mood,
      ended,
    },
    line,
    mood,
    over: ended !== null,
    judged: { beat: state.beat, checks: beatChecks(scenario, beat, found), closed: closed || ended !== null },
  };
}

const weightOf = (points: Beat['points']): number => points.reduce((sum, { weight }) => sum + weight, 0);

type Reaction = {
  /** Patience that the line costs. */
  readonly cost: number;
  readonly mood: string | null;
  /** It is the trainee's turn again: the customer has told what was asked. */
  readonly waits: boolean;
  readonly answered: boolean;
};

/** What the customer says to the line itself, before going on. The first thing that applies decides. */
function reactionTo(o: {
  readonly speech: Speech;
  readonly scenario: Scenario;
  readonly hearing: Hearing;
  readonly state: CustomerState;
  readonly fresh: Beat['points'];
  readonly isContent: boolean;
}): Reaction {
  const { speech, hearing, state, fresh } = o;
  const react = (key: Parameters<Speech['react']>[0], cost: number, mood: string | null): Reaction => {
    speech.react(key);
    return { cost, mood, waits: false, answered: false };
  };
  const isNew = state.lines === 0;
  switch (hearing.manner) {
    case 'abuse':
      return react('hurt', 2, 'offended');
    case 'outOfRole':
      return react('strange', 1, 'puzzled');
    case 'echo':
      return react('echo', 1, 'impatient');
    case 'repeat':
      return react('repeat', 1, 'impatient');
    case 'nonsense':
      return react('lost', 1, 'puzzled');
    case 'plain':
  }
  const worst = hearing.neverDos.toSorted((a, b) => a.neverDo.points - b.neverDo.points)[0]?.neverDo;
  if (worst !== undefined) {
    speech.say(worst.says);
    if (fresh.length > 0) speech.say(heaviest(fresh).heard);
    return { cost: worst.patience, mood: 'put off', waits: false, answered: false };
  }
  const isDoubted = hearing.points.some(({ verdict }) => verdict === 'wrong');
  if (isDoubted && fresh.length === 0) return react('doubt', 0, 'doubtful');
  if (fresh.length > 0) {
    speech.say(heaviest(fresh).heard);
    if (isDoubted) speech.react('doubt');
    const told = !o.isContent && tell(speech, hearing);
    return { cost: 0, mood: o.isContent ? 'relieved' : 'listening', waits: told, answered: told };
  }
  const { question } = hearing;
  if (question !== null && question.fact !== null) {
    const isTooMany = state.questions >= gladAnswers;
    if (isTooMany || !tell(speech, hearing))
      return react('questions', isTooMany ? 1 : 0, 'a little impatient');
    return { cost: 0, mood: 'open', waits: true, answered: true };
  }
  if (question !== null && question.isCheckIn) return react('checkIn', isNew ? 0 : 1, null);
  if (question !== null) {
    const isTooMany = state.questions >= gladAnswers;
    return { ...react(isTooMany ? 'questions' : 'unknown', isTooMany ? 1 : 0, 'thoughtful'), answered: true };
  }
  if (hearing.step !== null) return react('checkIn', 0, 'listening');
  if (hearing.proposal !== null) return react('rushed', 1, 'held back');
  if (hearing.isGoodbye) return react('goodbye', 1, 'taken aback');
  if (hearing.isLong) return react('rambling', 1, 'a little lost');
  if (hearing.empathy !== null && isNew) return react('thanks', 0, 'a little warmer');
  if (hearing.greeting !== null && isNew && state.beat === 0) return react('greeted', 0, null);
  if (hearing.hedges > 0) return react('unsure', 1, 'doubtful');
  return react('vague', 1, 'a little impatient');
}

const heaviest = (points: Beat['points']): Beat['points'][number] => {
  const [first] = points.toSorted((a, b) => b.weight - a.weight);
  if (first === undefined) throw new RangeError('There is no point to speak of.');
  return first;
};

/** Tells what was asked; `false` when it was told before. */
const tell = (speech: Speech, { question }: Hearing): boolean =>
  question !== null && question.fact !== null && speech.sayNext(question.fact.says);

/**
 * Asks again in other words; once something was answered, for what is still missing. When there is no other way left
 * to put it, the customer lets it be: `false`.
 */
function askOn(speech: Speech, beat: Beat, missing: Beat['points'], isBegun: boolean): boolean {
  const isAnsweredInPart = missing.length < beat.points.length;
  if (isAnsweredInPart && isBegun) {
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
