/** The person of the tour, and what she trains with. */
export const trainee = {
  name: 'Dana Whitlock',
  username: 'dana.whitlock',
  password: 'brisk kettle harbour',
} as const;

/** One of the texts that come with Drillroom, under a title of its own, as a branch would bring its own text. */
export const material = {
  file: 'resources/samples/after-the-fitting.md',
  title: 'Aftercare handbook of our branch',
  category: 'After Fixing Objection',
} as const;

/**
 * What she remembers of the text, in her own words, as somebody would who has read it through. The tour finds the note
 * that fits a question best; a question that none of them fits gets one that does not help, as in life.
 */
export const notes: readonly string[] = [
  'Most complaints come within the first 14 days, two thirds of them all, and one good conversation settles nearly all of them.',
  'I ring a new client on the third day after the fitting and ask what feels strange, because somebody who is asked whether it is fine just says "fine" and hangs up.',
  'I book the first adjustment before they leave the branch. It takes 40 minutes, costs nothing extra, and the same stylist should do it.',
  'For the first 48 hours after the fitting no water may touch the base, it has to stay dry. From day four they may do sport, swim and use the sauna again.',
  'A slight feeling of tightness is fine for three to five days. If there is pain, burning or a rash, something is wrong.',
  'When I take a complaint the steps are: first they finish and I take notes; then I thank them and repeat the main point; next I ask when it started and what was different that day; then I say what I will do and by when; and I write it into their file the same day.',
  'I do not defend the product in the first minute, since a client who was not heard only hears an excuse. Once they feel heard they accept an explanation.',
  'If a client becomes loud I lower my own voice and ask them to come to the private room with me.',
  'If the system feels loose I ask when it was last washed and with which product. Usually it was washed too early or put on damp skin.',
  'With an oil-based product I explain that oil dissolves the adhesive, and I offer a new bond within two days.',
  'When the front edge has lifted more than one centimetre, I ask the client to come in the same day.',
  'I never let a client press it down with household tape from the drawer, because that tape tears the lace.',
  'It is not your fault at all. Nearly every normal shampoo has a little oil in it and the bottle does not say so. I can bond it again tomorrow and you will not pay anything.',
  'When somebody says that people stare, I ask where it happened and who was there. I do not claim that nobody can see anything, because they know better than me what they felt, and it fades in the first month.',
  'If colour or density is wrong I offer to thin out the front line. That takes 15 minutes and helps more than a new system.',
  'If a client asks whether others can tell, we look at the hairline together in daylight and I say honestly what I see.',
  'Itching skin in the first three days is mostly dryness. With redness or blisters it may be an allergy, and then the system comes off on the same day.',
  'For blisters I ask them to take it off with the remover, rinse the skin with lukewarm water and see a doctor before we bond again. I give no medical advice on the phone and recommend no cream.',
  'Once the skin has healed we change to hypoallergenic tape and first test it for 24 hours on the inner arm.',
  'Somebody whose hair is falling out: a system loses a few hairs each day, just as a head does. More than ten hairs in one wash during the first three months is too many, so I ask the client to bring comb and shampoo.',
  'If the knots have come open, the repair is free within the first 90 days. After washing with sulphates or drying on high heat it costs 35 pounds, and I explain the reason before I start.',
  'Somebody who wants their money back: I stay calm, ask what would make them satisfied, and offer a repair, an adjustment or an exchange before we speak about money.',
  'I never promise a refund and never refuse one at the desk. The branch manager decides within three working days, because a cut and worn system cannot be resold; I note what they want and ring them myself once it is decided.',
  'At the end I repeat in one sentence what we agreed and give my own name.',
  'Two days after the repair I ring again, because that second call shows the client that it mattered to me.',
];
