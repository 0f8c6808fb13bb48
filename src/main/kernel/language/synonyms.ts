import { englishNumberWords } from './number-words.ts';
import { stem } from './stem.ts';

/**
 * Words that a branch uses for the same thing. Each line is one group, named by its first word. Only words that may
 * stand for each other in an answer without changing what is right belong here.
 */
const groups = `
  customer client guest patient shopper buyer visitor
  staff stylist adviser advisor technician specialist
  price cost charge fee fees
  expensive pricey costly
  cheap inexpensive affordable
  free complimentary gratis
  include included cover covered
  begin start commence
  end finish complete conclude
  buy purchase
  help assist support
  show demonstrate display
  explain describe clarify outline
  ask enquire inquire query
  tell inform notify advise report
  listen hear
  book schedule arrange reserve appointment
  check inspect examine verify confirm
  fix repair mend
  additional extra supplementary
  fault defect flaw error
  adjust adjustment alter alteration tweak refit
  wash clean cleanse rinse shampoo
  remove detach peel
  attach fasten bond stick apply
  glue adhesive
  tape strip
  system unit hairpiece
  natural realistic undetectable real lifelike
  genuine authentic
  notice spot detect
  visible noticeable obvious
  near nearby
  danger dangerous hazard hazardous risk risky unsafe
  disinfect sterilise sterilize sanitise sanitize
  dispose discard bin
  complain complaint grievance
  friendly polite politely courteous
  angry upset annoyed furious
  try attempt
  enough sufficient suffice
  remember memorise memorize recall memory
  happen occur
  usual usually normal normally generally typically
  maximum max
  minimum min
  approximately roughly
  expire lapse
  employee worker
  repeat restate
  count tally
  fraud fraudster scam scammer swindle swindler
  story tale
  fool trick deceive dupe
  cut mow
  bill invoice
  ashamed embarrassed embarrassing shame embarrassment
  lift elevator
  rubbish waste trash garbage
  toilet restroom washroom lavatory
  luggage baggage suitcase
  holiday vacation
  deliver delivery ship shipment
  broken defective faulty
  burglar burglary
  counterfeit fake forged
  withdraw withdrawal
  hire rent rental
  fuel petrol gasoline
  tyre tire
  password passcode
  waive drop
  relative relatives family
  guilt guilty blame
  interrupt disturb
  fridge refrigerator
  temperature temp
  jewellery jewelry
  spectacles glasses
  switch turn
  lend loan borrow
  owe debt
  earn income salary wage
  empty vacant
  close shut lock
  prescription script
  injury injured hurt
  vehicle car
  meeting talk conversation
  supplier vendor
  worry concern fear anxious anxiety nervous worried
  problem trouble difficulty
  choose select pick decide
  option choice alternative
  need require necessary
  want wish desire
  keep retain maintain
  hand give pass
  submit lodge
  refund reimburse repay
  identity id identification
  cancel terminate revoke annul
  steal theft thief rob robbery
  damage harm ruin
  police constable
  colleague coworker teammate
  branch shop store outlet salon
  counter desk
  parcel package packet
  child kid minor
  birthday birthdate
  personally face-to-face
  stop cease quit halt
  avoid prevent refrain
  replace swap exchange
  receipt invoice proof
  measure size
  picture photo photograph image
  quiet quietly calm calmly gentle gently relaxed
  private privacy confidential discreet discreetly
  quick fast rapid swift swiftly promptly immediate immediately instantly
  slow slowly unhurried
  loud loudly shout shouting
  honest honestly openly
  careful carefully
  different differently
  safe safely
  long lengthy
  big large
  small little
  wet damp moist
  dry dried
  hot heat warm
  whole entire full
  correct right proper accurate
  wrong incorrect mistaken mistake false
  happy pleased satisfied
  allergy allergic reaction sensitive sensitivity
  doctor physician clinician gp
  illness disease
  treatment therapy
  phone call ring telephone
  letter mail
  message sms text
  reply respond response
  compare comparison versus
  benefit advantage value worth
  quality standard
  guarantee warranty
  hour hourly
  month monthly
  week weekly
  year yearly annual annually
  day daily
  suggest recommend propose offer
  pay payment instalment installment
  deposit downpayment prepayment
  endure durable longevity lifespan
  leave depart exit
  wait delay
  push pressure rush hurry
  apologise apologize sorry apology
  argue dispute quarrel
  promise vow
  record write note log
  document paper paperwork
  sign signature
  agree consent accept approve
  allow permit permitted authorise authorize
  forbid ban prohibit forbidden banned prohibited
  refuse decline reject
  greet welcome
  understand understanding empathise empathize empathy
  acknowledge recognise recognize
  increase raise grow
  decrease reduce lower lessen
  thin sparse
  thick dense heavy
  pigment ink dot
  session visit sitting
  open unlock unlocked
  ahead advance beforehand
  bottom lowest
  blurred blurry
  apart separate separately away
`;

const conceptByStem = new Map<string, string>();
const wordsByConcept = new Map<string, readonly string[]>();
/** "Sixteen" stands for "16"; "one" is a pronoun as well. */
const numbers = englishNumberWords
  .filter(([, value]) => value > 1)
  .map(([word, value]) => [String(value), word]);
const written = groups
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
for (const words of [...written, ...numbers]) {
  const name = stem(words[0] ?? '');
  wordsByConcept.set(name, words);
  for (const word of words) if (!conceptByStem.has(stem(word))) conceptByStem.set(stem(word), name);
}

/** The name of a stem's group of synonyms, or the stem itself. */
export const conceptOf = (stemmed: string): string => conceptByStem.get(stemmed) ?? stemmed;

/** The words that may stand for a concept, as they are written; none for one that is in no group. */
export const wordsOf = (concept: string): readonly string[] => wordsByConcept.get(concept) ?? [];
