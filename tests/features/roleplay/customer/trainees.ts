import type { Beat } from '#features/roleplay/main/coach/scenario.ts';

/** Where a conversation stands when it is the trainee's turn. */
export type Moment = {
  readonly beat: Beat;
  /** Lines of the trainee before this one. */
  readonly turn: number;
  readonly heard: string;
  /** What the excellent trainee would say now; each call is the next line of the beat. */
  readonly best: () => string;
};
export type Trainee = (moment: Moment) => string;

const anyOf = (lines: readonly [string, ...string[]], turn: number): string =>
  lines[turn % lines.length] ?? lines[0];

const story =
  'I have been in this trade for a good many years now and what I always tell people is that hair is a very personal matter, my aunt for instance had the most wonderful curls and then moved to Cornwall, and the weather there does what it wants, but the tea rooms are lovely and on Sundays there is a market where they sell second-hand books and old records, I once found a signed copy of something there, and';

/** Those who should not win a customer, each in a way of their own. */
export const poorTrainees = {
  rambling: ({ turn }) => `${story} so there you are, that was story number ${turn}.`,
  pasting: ({ beat }) => [...new Set(beat.points.map(({ source }) => source ?? ''))].join(' '),
  rude: ({ turn }) =>
    anyOf(
      ['You are an idiot.', 'Oh shut up and buy it.', 'Stop wasting my time, you silly cow.', 'Go away.'],
      turn,
    ),
  insulting: ({ turn, best }) => (turn === 0 ? 'You are an idiot.' : best()),
  nonsense: ({ turn }) =>
    `${anyOf(['blah blorf zip zap', 'purple monday sings quickly under spoon', '42 42 fish', 'the the of and to'], turn)} ${turn}`,
  parroting: ({ heard }) => heard,
  contradictory: ({ best }) =>
    `${best()} Well, actually no, forget that: it is the other way round, none of what I said is true.`,
  german: ({ turn }) =>
    anyOf(
      [
        'Guten Tag, das ist eine sehr gute Frage. Wir beraten Sie gern und finden zusammen eine Lösung, die zu Ihnen passt.',
        'Das verstehe ich. Machen Sie sich keine Sorgen, das kriegen wir hin, und es kostet Sie nichts extra.',
        'Natürlich, kommen Sie einfach vorbei, wir schauen uns das gemeinsam an.',
      ],
      turn,
    ),
  asking: ({ turn }) =>
    anyOf(
      [
        'What is most important to you about it?',
        'How does that make you feel?',
        'And what have you tried so far?',
        'What would a good result look like for you?',
        'How long has it been like that?',
        'Who else knows about it?',
        'What worries you most?',
        'What brought you here today?',
      ],
      turn,
    ),
  hedging: ({ best }) => `Maybe, I am not sure, but I guess ${best()} Or something, I don’t really know.`,
  vague: ({ turn }) =>
    anyOf(
      [
        'We have the best quality in town.',
        'Trust me, it will be great.',
        'You will love it, everybody does.',
      ],
      turn,
    ),
} as const satisfies Record<string, Trainee>;
