import { describe, expect, test } from 'vitest';
import { asked } from '#tests/features/roleplay/ask-about.ts';

describe('a sentence becomes the question that it answers', () => {
  test.each([
    ['A first fitting takes 40 minutes and is included in the price.', 'How long does a first fitting take?'],
    ['Return postage costs £3.95 and is deducted from the refund.', 'How much does return postage cost?'],
    [
      'Leave the base to dry on its stand for two hours.',
      'How long should you leave the base to dry on its stand?',
    ],
    [
      'Wash the system every seven days with a mild shampoo.',
      'How often should you wash the system with a mild shampoo?',
    ],
    [
      'Send the written offer within 24 hours of the visit.',
      'How soon after the visit should you send the written offer?',
    ],
    [
      'Arrive 20 minutes before the first appointment of the day.',
      'How long before the first appointment of the day should you arrive?',
    ],
    [
      'You can return unused items within 30 days of delivery for a refund.',
      'How long after delivery can you return unused items for a refund?',
    ],
    ['Loyalty points expire after 18 months.', 'After how long do loyalty points expire?'],
    [
      'Most clients need three sessions at the start.',
      'How many sessions do most clients need at the start?',
    ],
    [
      'Synthetic wigs start at 480 pounds with cutting included.',
      'At what price do synthetic wigs start with cutting included?',
    ],
    ['The call should take between six and ten minutes.', 'How long should the call take?'],
    ['If the soup tastes sour, stir in a teaspoon of sugar.', 'What should you do if the soup tastes sour?'],
    [
      'Stop the appointment if the skin is broken anywhere.',
      'What should you do if the skin is broken anywhere?',
    ],
    [
      'When a member reaches 200 points, the till prints a voucher worth five pounds.',
      'What happens when a member reaches 200 points?',
    ],
    [
      'Before applying the adhesive, wipe the scalp with alcohol.',
      'What should you do before applying the adhesive?',
    ],
    [
      'Never mention the visit when you meet a client in the street.',
      'What should you never do when you meet a client in the street?',
    ],
    [
      'Use lukewarm water for the rinse, because hot water weakens the bond.',
      'Why should you use lukewarm water for the rinse?',
    ],
    [
      'Never sell adhesive without its remover, because pulling damages the skin.',
      'Why should you never sell adhesive without its remover?',
    ],
    [
      'A lace front is a thin strip of mesh along the forehead with hand-knotted hair.',
      'What is a lace front?',
    ],
    [
      '"Service" means the booking platform that the provider runs for its members.',
      'What does “Service” mean?',
    ],
    [
      'Requests for leave must be submitted at least two weeks in advance.',
      'How long in advance must requests for leave be submitted?',
    ],
    [
      'Full-time employees receive 25 days of paid leave each year.',
      'How many days of paid leave do full-time employees receive each year?',
    ],
    [
      'Where an employee is absent for more than six weeks, the office arranges a meeting.',
      'What happens if an employee is absent for more than six weeks?',
    ],
    [
      'If two people request the same dates, the earlier request has priority over the later one.',
      'What happens if two people request the same dates?',
    ],
    [
      'The stylist must sign the consent form before the first appointment.',
      'What must the stylist do before the first appointment?',
    ],
    [
      'Heat two tablespoons of olive oil in a large pot.',
      'How many tablespoons of olive oil should you heat in a large pot?',
    ],
    ['The branch opens at 9:00 and closes at 17:30 from Monday to Friday.', 'When does the branch open?'],
    [
      'Cash deposits of great size need form C-12 and the signature of a second officer.',
      'What do cash deposits of great size need?',
    ],
    [
      'You must never leave the till drawer open when you step away from the counter.',
      'What must you never do when you step away from the counter?',
    ],
    ['Never ask a caller for their full PIN.', 'What must you never do, according to “House rules”?'],
    ['Do not give cash.', 'What must you not do, according to “House rules”?'],
    [
      'Doors marked in green must not be locked during opening hours.',
      'What is not allowed, according to “House rules”?',
    ],
    [
      'Only re-enter the building when the fire brigade has given the all-clear.',
      'When may you re-enter the building?',
    ],
    ['Transfer a call only after you have told your colleague about it.', 'When may you transfer a call?'],
    [
      'A client who cancels late pays half the fee, but a client who rings in sick may move the visit once.',
      'What applies to a client who rings in sick?',
    ],
    [
      'Towels are washed at 60 degrees after every client.',
      'At what temperature are towels washed after every client?',
    ],
    ['The spare key is kept in the safe of the neighbouring branch.', 'Where is the spare key kept?'],
    ['Avoid technical terms in the first conversation.', 'What must you not do, according to “House rules”?'],
    [
      'It was agreed that reminders are sent 24 hours before each visit.',
      'How long before each visit are reminders sent?',
    ],
    ['Only transfer a call when you have told the caller who will answer.', 'When may you transfer a call?'],
    [
      'Pharmacy-only medicines may be sold only when the pharmacist is on the premises.',
      'When may pharmacy-only medicines be sold?',
    ],
    [
      'We only give a refund when the stylist has seen the hair within seven days.',
      'When do we give a refund?',
    ],
    ['The date is only reserved when the deposit has arrived.', 'When is the date reserved?'],
    [
      'We can only hand out repeat medication when the vet has seen the animal within six months.',
      'When can we hand out repeat medication?',
    ],
    [
      'If the customer cancels more than ten days before the move, we return the whole deposit.',
      'What happens if the customer cancels more than ten days before the move?',
    ],
    [
      'We never give a fixed price over the telephone, because customers usually forget the loft.',
      'Why do we never give a fixed price over the telephone?',
    ],
    [
      'Our insurance covers up to 40,000 pounds for each move.',
      'How much does our insurance cover for each move?',
    ],
    [
      'Cakes that cost more than 40 euros are paid in advance.',
      'What is missing under “House rules” in “Cakes that cost more than … are paid in advance”?',
    ],
  ])('%s', (sentence, question) => {
    expect(asked(sentence)).toContain(question);
  });
});

describe('what cannot be asked is not asked', () => {
  test.each([
    [
      'a pronoun without its noun',
      'It takes 40 minutes. They must sign before this. If it is loose, press it again.',
    ],
    [
      'a story',
      'She had not slept. The letter in her pocket had gone soft from being read too often. He would be here soon, she thought.',
    ],
    [
      'a sentence without end',
      'so when someone walks in you want to greet them and you smile and let them look around and then you go over and ask what brought them in and you listen and you show them two options not five because too many choices confuse people and then you ask which one',
    ],
    ['words that only look like an occasion', 'Give the branch name before your own. Tell somebody at once.'],
    ['a clause that never ends', 'Clients whose complaint was settled within days recommend our branch.'],
    ['what “it” is', 'Keep it in the fridge for up to three days.'],
    ['a phone number', 'Our switchboard is 020 7946 0018 and the night line is 020 7946 0990.'],
    ['an indirect question', 'Ask when the wedding is. Check if the door is locked.'],
    ['keywords', 'tape glue remover wipes comb base lace skin front crown edge bond'],
    ['code', '```\nif (a > 30) return days;\n```'],
    ['nothing', ''],
    ['symbols', '@@@ ### $$$ 100% ¯\\_(ツ)_/¯ …'],
  ])('%s', (_what, text) => {
    expect(asked(text)).toEqual([]);
  });
});
