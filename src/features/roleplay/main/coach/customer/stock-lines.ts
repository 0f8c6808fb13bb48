/** What any customer may have to say, whatever the story. */
export const reactions = [
  'greeted',
  'thanks',
  'vague',
  'unsure',
  'lost',
  'rambling',
  'echo',
  'repeat',
  'hurt',
  'unforgiven',
  'forgives',
  'strange',
  'rushed',
  'unknown',
  'questions',
  'told',
  'doubt',
  'goodbye',
  'checkIn',
  'givesUp',
] as const;
export type Reaction = (typeof reactions)[number];

/** Said where a scenario has no line of its own left. They fit anybody, so they are plain. */
export const stockLines: Readonly<Record<Reaction, readonly string[]>> = {
  greeted: ['Thank you.', 'Thanks for seeing me.', 'That is kind of you, thank you.'],
  thanks: ['Thank you for saying that.', 'It helps that you see it that way.', 'I am glad you understand.'],
  vague: [
    'That does not really answer my question.',
    'I was hoping for something more definite.',
    'I am none the wiser, I am afraid.',
    'You are going round it a little.',
  ],
  unsure: ['You do not sound very sure of that.', 'So you think so, but you do not know?'],
  lost: [
    'Sorry, I did not follow that at all.',
    'I beg your pardon?',
    'I do not know what you mean by that.',
    'You have lost me there.',
  ],
  rambling: [
    'That was a lot at once, and I lost the thread.',
    'Sorry, could I have the short version?',
    'I am afraid most of that went past me.',
  ],
  echo: [
    'Yes, that is what I said.',
    'You are giving me my own words back.',
    'I know, I have just told you that.',
  ],
  repeat: ['You told me that a moment ago.', 'We have had that already.', 'You keep saying the same thing.'],
  hurt: [
    'I beg your pardon? There is no need to speak to me like that.',
    'That was uncalled for.',
    'I did not come here to be talked to in that way.',
    'Please do not take that tone with me.',
  ],
  unforgiven: [
    'I heard that. But I am still waiting for an apology.',
    'First I would like you to take back what you said to me.',
    'You cannot speak to me like that and then go on as if nothing had happened.',
    'Is there really nothing you would like to say about that?',
  ],
  forgives: [
    'All right. Thank you for the apology.',
    'Apology accepted. Let us start again.',
    'I will try to forget it, then.',
  ],
  strange: [
    'I am not sure what you are talking about. I came here about my hair.',
    'I have no idea what that is supposed to mean.',
    'Are you talking to me? That made no sense.',
    'Can we stay with why I am here, please?',
  ],
  rushed: [
    'Hold on, I am not there yet.',
    'You are a step ahead of me.',
    'One thing at a time, please.',
    'Before we go that far, I would like an answer.',
  ],
  unknown: [
    'That is hard to say.',
    'I have not thought about that.',
    'I would rather not go into that.',
    'Hm. Does that matter here?',
  ],
  questions: [
    'You ask a lot of questions. I have one too.',
    'I have told you a good deal now.',
    'That is enough about me for the moment.',
    'I feel a little questioned.',
  ],
  told: [
    'I have told you all that I know about that.',
    'As I said a moment ago.',
    'There is no more to that than I told you.',
  ],
  doubt: [
    'Are you sure about that? It is not what I read.',
    'That is not what they told me on the phone.',
    'Really? I had heard it differently.',
  ],
  goodbye: [
    'Are you sending me home already?',
    'Oh. I thought we had only just begun.',
    'I am not finished yet.',
  ],
  checkIn: ['A little, yes.', 'To a degree.', 'I suppose so.', 'Not quite yet.'],
  givesUp: [
    'Well, let us leave that.',
    'I can see I will not get an answer to that one.',
    'Never mind, then.',
    'I will have to find that out somewhere else.',
  ],
};
