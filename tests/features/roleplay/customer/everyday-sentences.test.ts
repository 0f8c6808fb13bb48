import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findPoint } from '#features/roleplay/main/coach/customer/find-point.ts';
import { readAnswer } from '#features/roleplay/main/coach/grading/answer.ts';
import { parseScenario } from '#features/roleplay/main/coach/parse-scenario.ts';

/** Whether a customer of the scenario hears the point in the line. */
function hears(id: string, beatId: string, pointId: string, text: string): boolean {
  const file = new URL(`../../../../resources/scenarios/${id}.json`, import.meta.url);
  const beat = parseScenario(JSON.parse(readFileSync(file, 'utf8'))).beats.find((one) => one.id === beatId);
  const point = beat?.points.find((one) => one.id === pointId);
  if (beat === undefined || point === undefined) throw new Error(`There is no ${id}/${beatId}/${pointId}.`);
  return findPoint(point, beat, readAnswer(text)).verdict === 'met';
}

test.each([
  ['You won’t regret this one, it’s sulphate-free.', 'only-the-shampoo', 'shampoo', 'sulphate-free'],
  [
    'Don’t use the supermarket stuff, take a shampoo without sulphates.',
    'only-the-shampoo',
    'shampoo',
    'sulphate-free',
  ],
  ['You shouldn’t wash it every day, once a week is enough.', 'only-the-shampoo', 'shampoo', 'weekly'],
  [
    'Ordinary shampoo isn’t good for it because it dries out the knots.',
    'only-the-shampoo',
    'shampoo',
    'knots',
  ],
  [
    'As long as you don’t open it, you can return it within 30 days.',
    'only-the-shampoo',
    'till',
    'thirty-days',
  ],
  ['No, once it’s open we can’t take it back unless it’s faulty.', 'only-the-shampoo', 'till', 'opened'],
  ['I wouldn’t pull it, because that damages the lace.', 'only-the-shampoo', 'remover', 'damage'],
  [
    'It’s not just a piece in a box: the fitting on your head is included.',
    'half-the-price-online',
    'online',
    'fitted',
  ],
  ['You don’t have to fit it yourself, we cut it to your head.', 'half-the-price-online', 'online', 'fitted'],
  [
    'You don’t pay for adjustments, the first two are included.',
    'half-the-price-online',
    'online',
    'adjusted',
  ],
  ['Coming in for measuring doesn’t oblige you to anything.', 'half-the-price-online', 'think', 'no-duty'],
  ['It’s only 20 minutes and you needn’t buy anything.', 'half-the-price-online', 'think', 'no-duty'],
  [
    'A transplant isn’t ready in time, it takes about twelve months.',
    'half-the-price-online',
    'transplant',
    'months',
  ],
  [
    'There’s no hard line, because every hair is knotted into the lace by hand.',
    'half-the-price-online',
    'fake',
    'lace',
  ],
  ['Don’t forget to keep it away from the oven.', 'a-wig-before-december', 'fibre', 'heat'],
  ['You can’t use a hair dryer on it, heat would melt it.', 'a-wig-before-december', 'fibre', 'heat'],
  ['You don’t need to take your scarf off, you can keep it on.', 'a-wig-before-december', 'arrival', 'scarf'],
  [
    'You won’t be charged for the first adjustment if you come within 30 days.',
    'a-wig-before-december',
    'after',
    'thirty-days',
  ],
  ['Before I cut it we confirm the colour in daylight.', 'a-wig-before-december', 'order', 'colour'],
  ['Of course you don’t pay anything for that.', 'loose-after-a-week', 'loose', 'no-cost'],
  [
    'It wasn’t you, it was the oil in your shampoo that dissolved the glue.',
    'loose-after-a-week',
    'fault',
    'oil',
  ],
  ['I’m not a doctor, so please let a doctor look at it first.', 'loose-after-a-week', 'itch', 'doctor'],
  [
    'I can’t decide that myself, the branch manager will within three working days.',
    'loose-after-a-week',
    'money',
    'manager',
  ],
  ['Oh no, you don’t have to send us any photos.', 'the-first-call', 'photos', 'no-photos'],
  [
    'Don’t worry, nobody has to sign anything when they first come in.',
    'the-first-call',
    'talked-into',
    'no-signing',
  ],
  ['It won’t cost you anything to come for the consultation.', 'the-first-call', 'price', 'free'],
  ['There won’t be anybody else in the room.', 'the-first-call', 'seen', 'alone'],
  ['You’ll be alone with me, no other customers.', 'the-first-call', 'seen', 'alone'],
  ['If you don’t want to be seen, use the side entrance.', 'the-first-call', 'seen', 'side-door'],
])('a "not" beside the point does not hide it: %s', (text, id, beat, point) => {
  expect(hears(id, beat, point, text)).toBe(true);
});

test.each([
  ['Take any shampoo with sulphates, that’s fine.', 'only-the-shampoo', 'shampoo', 'sulphate-free'],
  ['Sulphates are great for it.', 'only-the-shampoo', 'shampoo', 'sulphate-free'],
  ['Wash it twice a week.', 'only-the-shampoo', 'shampoo', 'weekly'],
  ['Wash it every day.', 'only-the-shampoo', 'shampoo', 'weekly'],
  ['You can bring it back even after 30 days.', 'only-the-shampoo', 'till', 'thirty-days'],
  ['Opened bottles can be returned too.', 'only-the-shampoo', 'till', 'opened'],
  ['Pulling doesn’t damage the lace at all.', 'only-the-shampoo', 'remover', 'damage'],
  ['The fitting isn’t included.', 'half-the-price-online', 'online', 'fitted'],
  ['Adjustments are not included.', 'half-the-price-online', 'online', 'adjusted'],
  ['If you come for measuring you have to buy one.', 'half-the-price-online', 'think', 'no-duty'],
  [
    'It takes about 2 months until you see the result of a transplant.',
    'half-the-price-online',
    'transplant',
    'months',
  ],
  ['You can use a hair dryer on it.', 'a-wig-before-december', 'fibre', 'heat'],
  ['You can’t keep your scarf on.', 'a-wig-before-december', 'arrival', 'scarf'],
  ['The first adjustment is free even after 30 days.', 'a-wig-before-december', 'after', 'thirty-days'],
  ['After I cut it we confirm the colour.', 'a-wig-before-december', 'order', 'colour'],
  ['It will cost you 40 pounds.', 'loose-after-a-week', 'loose', 'no-cost'],
  ['Yes, please send some photos.', 'the-first-call', 'photos', 'no-photos'],
  ['You sign the contract on the first visit.', 'the-first-call', 'talked-into', 'no-signing'],
  ['The consultation is not free, it costs 20 pounds.', 'the-first-call', 'price', 'free'],
])('is not heard as the point: %s', (text, id, beat, point) => {
  expect(hears(id, beat, point, text)).toBe(false);
});
