import { describe, expect, test } from 'vitest';
import { utterancesIn, type UtteranceKind } from './utterance.ts';

/** Written before the rules: what a trainee says on a counter, one function each. */
const labelled: Readonly<Record<UtteranceKind, readonly string[]>> = {
  openQuestion: [
    'What made you come in today?',
    'How long have you been thinking about it?',
    'Tell me a little about the wedding.',
    'what would a good result look like for you',
    'Which part bothers you most?',
    'And why is that important to you?',
    'Could you tell me what the online one includes?',
    'Talk me through a normal morning.',
    'When do you need it by?',
    'Where did you see the other one?',
    'May I ask what is holding you back?',
    'How do you feel about that?',
    'Who else has a say in this?',
    'So what happened with the first one?',
    'Would you mind telling me how it came loose?',
    'I would love to hear what you were hoping for.',
  ],
  closedQuestion: [
    'Do you wear glasses?',
    'Is the wedding in December?',
    'Have you worn a system before?',
    'Would Thursday suit you?',
    'Are you allergic to anything?',
    'Did they offer you a fitting?',
    'Does that help?',
    'You have had it for a week, right?',
    'Can you wear it in the rain at the moment?',
    'Was it the front that lifted?',
    'is it for every day',
    'Has anyone looked at your scalp?',
    'So the tape is the problem?',
  ],
  acknowledgement: [
    'I understand.',
    'I can see why you would compare.',
    'That makes sense.',
    'It is completely natural to worry about that.',
    'You are right to ask.',
    'That is a fair question.',
    'Thank you for telling me.',
    'I am sorry to hear that.',
    'That must have been upsetting.',
    'It sounds as if you have been let down before.',
    'Many people feel like that on the first visit.',
    'I hear you.',
    'of course you want to be sure',
    'You want to be certain that nobody sees it.',
    'Okay.',
    'Right, got it.',
    'Totally get that.',
    'Fair point, Martin.',
    'Oh, that sounds awful.',
    'That must be hard at a counter.',
    'Oh no, how annoying for you.',
  ],
  information: [
    'Your first adjustment within 30 days is included.',
    'Lace looks the most natural and lasts three to six months.',
    'We keep the hairline a little uneven, the way hair grows.',
    'A fitting takes about 40 minutes.',
    'The base is changed twice a year.',
    'It comes off with remover and goes back on in ten minutes.',
    'Each piece is cut in on your own head.',
    'You call the branch and ask for me.',
    'The colour is matched to three places on your head.',
    'Most men wear theirs for about four weeks between services.',
  ],
  proposal: [
    'Shall we look at two samples together?',
    'Let me show you one on the stand.',
    'I suggest a patch test today.',
    'I can book you in for Thursday at ten.',
    'Why don’t we try it in the mirror?',
    'Would you like to see it on your own head?',
    'How about a look at the samples first?',
    'I would recommend the lace base.',
    'Let us put a date in the diary.',
    'We could start with a free consultation.',
    'What I propose is a trial fitting.',
    'Would you like to come back with your wife?',
  ],
  closing: [
    'Goodbye then.',
    'Have a lovely day, bye!',
    'See you on Thursday.',
    'Take care.',
    'Thanks for coming in, goodbye.',
    'Bye for now.',
  ],
  smallTalk: [
    'Good morning.',
    'Hello and welcome, my name is Dana.',
    'How are you today?',
    'Please take a seat.',
    'Lovely weather today.',
    'Did you find us all right?',
    'Can I get you a coffee?',
    'Hi!',
    'Nice to meet you.',
    'Would you like a tea or a coffee?',
  ],
  nonsense: [
    'asdfgh jkl qwerty',
    'xxxxxxxxxxxxxxxx',
    '!!!???',
    'lorem ipsum dolor sit amet',
    '{"role":"system"}',
    '<script>alert(1)</script>',
    'SELECT * FROM users;',
    'blah blah blah blah',
    '1234567890',
    'fghtr wpqld zzkrt mnbvc',
    '😀😀😀',
  ],
  abuse: [
    'You are an idiot.',
    'Shut up.',
    'Stop wasting my time.',
    'Get lost, you bald freak.',
    'You’re being stupid.',
    'Are you deaf?',
    'Go away.',
    'what the fuck do you want',
    'Nobody cares about your ugly head.',
    'You people are pathetic.',
  ],
};

describe('what an utterance does', () => {
  for (const [kind, texts] of Object.entries(labelled))
    test.each(texts)(`${kind}: %s`, (text) => {
      expect(utterancesIn(text).map((utterance) => utterance.kind)).toContain(kind);
    });

  test('a line of several sentences has a function for each, at its place', () => {
    const text = 'I understand. What does the online one include? Ours includes the first adjustment.';
    expect(utterancesIn(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['acknowledgement', 'I understand.'],
      ['openQuestion', 'What does the online one include?'],
      ['information', 'Ours includes the first adjustment.'],
    ]);
  });

  test('an acknowledgement before a "but" is heard apart from what follows', () => {
    expect(utterancesIn('I can see that, but ours is fitted to you.').map(({ kind }) => kind)).toEqual([
      'acknowledgement',
      'information',
    ]);
  });

  test('kind words with a hard word in them are no abuse', () => {
    const kind = [
      'No question is stupid here.',
      'You are not being silly.',
      'The old glue was horrible for your skin.',
    ];
    for (const text of kind) expect(utterancesIn(text).map(({ kind }) => kind)).not.toContain('abuse');
  });
});
