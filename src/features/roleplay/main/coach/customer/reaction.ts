import type { Beat } from '../scenario.ts';
import { unclearNeverDos } from './beat-checks.ts';
import type { Hearing } from './hearing.ts';
import type { Speech } from './speech.ts';
import type { CustomerState } from './state.ts';

/** So many questions about themselves people answer gladly before their own is answered. */
const gladAnswers = 3;

/** What a line does to the customer. */
export type Reaction = {
  /** Patience that the line costs. */
  readonly cost: number;
  readonly mood: string | null;
  /** It is the trainee's turn again: the customer has told what was asked. */
  readonly waits: boolean;
  readonly answered: boolean;
};

/** What the customer says to the line itself, before going on. The first thing that applies decides. */
export function reactionTo(o: {
  readonly speech: Speech;
  readonly hearing: Hearing;
  readonly state: CustomerState;
  readonly beat: Beat;
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
  if (state.isHurt && hearing.apology === null) {
    // Nothing goes on before the apology; who has asked for it often enough leaves.
    const isAsked = speech.react('unforgiven');
    return { cost: isAsked ? 1 : state.patience, mood: 'hurt', waits: true, answered: false };
  }
  if (state.isHurt) {
    speech.react('forgives');
    if (fresh.length > 0) speech.say(heaviest(fresh).heard);
    return { cost: 0, mood: 'calmer', waits: false, answered: false };
  }
  const worst = hearing.neverDos.toSorted((a, b) => a.neverDo.points - b.neverDo.points)[0]?.neverDo;
  if (worst !== undefined) {
    const isSaid = speech.say(worst.says);
    // Who is not clear is asked for it again, and nothing is praised by somebody who leaves.
    const waits = isSaid && isUnclear(hearing);
    if (!waits && fresh.length > 0 && state.patience > worst.patience) speech.say(heaviest(fresh).heard);
    return { cost: worst.patience, mood: 'put off', waits, answered: false };
  }
  const isDoubted = hearing.points.some(({ verdict }) => verdict === 'wrong');
  if (isDoubted && fresh.length === 0) return react('doubt', 0, 'doubtful');
  if (fresh.length > 0) {
    speech.say(heaviest(fresh).heard);
    if (isDoubted) speech.react('doubt');
    const isTold = !o.isContent && tell(speech, hearing);
    return { cost: 0, mood: o.isContent ? 'relieved' : 'listening', waits: isTold, answered: isTold };
  }
  const { question } = hearing;
  if (question !== null && question.fact !== null) {
    // What the beat wants found out is never one question too many, and asking again for what was told costs nothing.
    const isWanted = o.beat.find?.facts.includes(question.fact.id) === true;
    const isTooMany = state.questions >= gladAnswers;
    if (isTooMany && !isWanted) return react('questions', 1, 'a little impatient');
    if (!tell(speech, hearing)) return { ...react('told', isTooMany ? 1 : 0, null), answered: true };
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

/** Said so that nobody can go by it: half taken back, in doubt, read out. */
export const isUnclear = ({ neverDos }: Hearing): boolean =>
  neverDos.some(({ neverDo }) => unclearNeverDos.includes(neverDo.id) && neverDo.id !== 'over-explains');

const heaviest = (points: Beat['points']): Beat['points'][number] => {
  const [first] = points.toSorted((a, b) => b.weight - a.weight);
  if (first === undefined) throw new RangeError('There is no point to speak of.');
  return first;
};

/** Tells what was asked; `false` when it was told before. */
const tell = (speech: Speech, { question }: Hearing): boolean =>
  question !== null && question.fact !== null && speech.sayNext(question.fact.says);
