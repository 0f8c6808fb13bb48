import { baseForm } from '#main/kernel/language/irregular.ts';
import { stem } from '#main/kernel/language/stem.ts';

/**
 * Words that a person who asks may use where the material uses another of the same group: near in meaning rather than the
 * same, so that a match by them counts less than the word itself. Behind `head:` each stands for the head only. Names of
 * what a branch sells are left out: which of them is asked about is what most questions turn on.
 */
const written = `
  pound quid money price cost | price cost charge fee rate tariff pay expense
  cheap inexpensive affordable low budget economical | expensive dear pricey costly | spend pay cost
  free complimentary gratis | discount reduction rebate deduction | invoice bill receipt
  instalment payment monthly | deposit downpayment prepayment | total sum altogether together amount
  refund reimburse repay | currency money cash | sell sale offer | buy purchase order
  buyer customer client shopper visitor guest
  client customer person people lady man woman gentleman guest visitor patient somebody someone
  caller client customer | staff employee worker colleague team | colleague coworker teammate
  manager boss supervisor head lead | consultant adviser advisor specialist expert | doctor physician gp medical
  patient ill sick treatment | partner spouse husband wife | relative family parent mother father
  child kid boy girl young | phone call ring telephone dial | answer reply respond response
  mail letter post envelope | email mail message | message text sms | write note record document jot
  note record file | form sheet document | sheet paper page leaflet brochure | photo photograph picture image
  appointment booking slot visit meeting date | book schedule reserve arrange
  session visit appointment sitting treatment | course treatment programme series | confirmation confirm confirmed
  postpone delay move reschedule | wait waiting delay | ready finish done complete | begin start open
  stop end quit cease finish | end finish close last | first initial beginning | hold last stay keep stick
  keep store hold retain | storage store keep | last endure durable lifespan life | wear worn use | use apply employ
  put place apply set lay | apply spread paint brush rub | layer coat film | remove removal detach peel
  remove take off | attach fix fasten bond stick glue | glue adhesive bond | cut trim shorten | shave shaving razor
  wash clean cleanse rinse shampoo | cleaner cleaning clean | dry drying dryer | wet damp moist moisture
  hot heat warm | sun sunlight sunshine | swim swimming pool | sport exercise gym training | sleep bed night
  eat food meal | drink water tea coffee | pain hurt ache sore | itch itchy irritate | allergy allergic reaction
  forehead brow hairline | real natural human genuine | artificial synthetic fake | natural lifelike realistic
  visible see notice show obvious | see look view | look appear appearance | check inspect examine verify test
  test trial try | measure measurement size | size large small big measure | big large great | small little tiny
  long length duration time | duration take last | often frequently frequency times | regularly often every
  width wide broad | height high tall | weight weigh heavy | distance far apart between | space gap room
  below under beneath | edge border margin | middle centre center | near close nearby | seat chair sit
  sit seat sitting | table desk counter | private privacy discreet confidential | secret discreet private
  door entrance entry | shop branch store salon | box container case | basket set bundle | tool instrument device
  machine device equipment | light lamp daylight | colour color shade tint tone | color dye tint
  dye tint colour bleach | smell odour odor scent | damage harm ruin hurt | break broken crack tear
  broken faulty defective defect | fault faulty defect | repair fix mend | replace exchange swap | return bring back
  complaint complain unhappy | unhappy upset dissatisfied angry disappointed | happy satisfied pleased
  cry tears weep | afraid fear worry scared nervous anxious | worry concern afraid | shy embarrassed ashamed
  honest honestly truth | truth honest true | doubt unsure uncertain hesitate | unsure undecided uncertain
  decide decision choose | choose pick select choice | option choice alternative version | alternative other instead
  type kind sort | model type version | difference differ different distinguish | same equal identical
  similar like alike | better best prefer | recommend suggest advise recommendation | advice tip advise
  offer propose quote | quote offer estimate | valid good expire | expire validity valid
  allow may permit permitted can | forbid ban prohibit forbidden | approve approval consent permission
  permission consent approval authorise | refuse decline reject | oblige bound commit obligation obliged
  must need require | need necessary require | insurance insurer cover | include contain hold
  ingredient contain content | part piece component | amount quantity number | number count many
  many number several | additional more further | increase raise grow | decrease reduce lower drop
  maximum most max limit | minimum least min | limit restrict restriction | average normal typical mean
  normal usual average typical | usual usually normally | immediately once straight | soon quick early
  fast quick rapid speed | late later after | year yearly annual | age old years | weekend saturday sunday
  tell say inform explain | say tell word | explain describe tell | talk speak conversation discuss
  conversation talk chat | mention say name | greet greeting welcome hello | silence silent quiet pause
  pause break wait | help support assist | show demonstrate present | get receive obtain | send post deliver
  deliver delivery ship | cabinet cupboard locker | hide conceal cover | disguise hide cover | mix blend combine
  change alter adjust | adjust adjustment alter | fade lighten pale | gentle mild soft | hard firm strong
  strong firm powerful | simple easy plain | problem trouble difficulty issue | mistake error wrong
  wrong incorrect mistake | reason why because | cause reason because | stage step phase | wound injury cut
  heal healing recover | illness disease condition | medicine drug medication tablet | cream lotion ointment
  cloth towel fabric | fabric material cloth | internet online web website | competitor rival other
  holiday vacation travel | trip journey travel | car vehicle drive | leave depart exit | identity identification id
  clothes dress clothing | wedding marriage marry | fluid liquid gas | aircraft aeroplane airplane plane
  wing aerofoil airfoil | force load thrust | experiment experimental test measurement
  measured measurement experiment | calculate compute calculation | proportion share percentage
  share part percentage percent | tip apex nose | lowest minimum least | smallest minimum least
  highest maximum most | largest maximum most | biggest maximum largest | influence effect affect
  agreement agree match | spin rotate rotation | above: over | accept: take | accident: injury | adapt: adjust
  add: put | advantage: benefit | after: following | agree: consent accept | aim: purpose goal | allowed: permitted
  always: every | attachment: attach | bag: basket | bank: account | bargain: cheap | bath: shower | before: prior
  behaviour: behavior | believe: trust think | bend: bending | beside: next | birth: birthday born | both: two
  bottle: container | bottom: lower | bring: carry | burn: combustion | call: name | calm: quiet
  cancel: cancellation | card: voucher | clinic: hospital | close: shut | cold: cool winter | collapse: buckle
  combine: together | come: visit arrive | comfortable: comfort | compare: comparison | condition: term
  constant: steady | contain: consist | contract: agreement | cool: cooling | cotton: fabric | couch: sofa
  country: abroad | cover: include | daily: day | danger: risk | dangerous: harmful | dark: darker
  decision: choice | depend: dependent | depth: deep | device: appliance | die: death | difficult: hard
  disadvantage: drawback | double: twice | drawer: cupboard | during: while | earliest: first | empty: vacant
  evening: night | exact: precise | explain: explanation show | explode: explosion | extra: additional
  eyebrow: brow | failure: fail | figure: value number | fill: refill | film: video | find: found | flat: plane
  floor: ground | follow-up: follow | form: shape | formula: equation | friend: companion | front: fore
  garden: outdoors | gas: air | glove: gloves | goal: target | goodbye: farewell | grey: gray | grow: growth
  hair: hairs hairpiece | half: fifty | hand: give | hat: cap helmet | hear: listen | heat: temperature summer
  home: house | hour: hourly | improve: better | inside: inner | instruction: guide | interrupt: disturb
  join: enter | kitchen: cook | know: knowledge | language: speak | last: final latest | law: legal | learn: study
  less: fewer | lie: dishonest | light: pale bright | loan: credit | location: address place | lock: locked
  loose: loosen | loss: lose | material: substance | melt: melting | member: membership | mirror: reflection
  miss: forget skip | month: monthly | morning: early | neighbour: neighbor | never: no | new: fresh | nurse: carer
  oil: grease | opened: open | opening: hole | opinion: view feedback | opposite: facing | order: sequence
  outside: outer | package: parcel | passport: identification | password: passcode | phone: answer | piece: bit
  pipe: tube | place: room | plan: schedule | prediction: predict estimate | prefer: rather | pregnancy: pregnant
  pressure: load | process: procedure | protection: protect | question: ask | range: between | rate: interest rating
  ratio: proportion | reach: contact | rear: behind back | remember: recall | remind: reminder | removal: remover
  replacement: exchange | requirement: require condition | rest: break | result: outcome effect | right: correct
  rotating: spinning | rough: approximate uneven coarse | round: circular | rubbish: waste | rule: policy
  sad: upset | safe: safety | sample: trial | save: saving | scalp: skin head | scratch: itch | search: look
  secret: confidential | seldom: rare rarely | separate: apart | shift: move rota | shoe: boot | side: edge
  sign: signature | single: one | slow: slowly | smoke: cigarette | smooth: even | soap: shampoo
  special: particular | spray: mist | stand: standing | standard: normal | stay: remain | street: road
  strength: strong | stress: strain | stretch: elongation | suggest: propose | sure: certain | sweat: perspire
  take: bring | temperature: degree | theory: theoretical | thick: thickness | thin: slender slim | think: feel
  tight: firm | time: often | tissue: handkerchief | today: now | toilet: bathroom | top: upper | train: teach bus
  try: attempt | turn: rotate become | uniform: clothes | unsteady: transient | until: till | urgent: emergency
  using: use | varying: variable | velocity: speed | vibration: vibrate oscillation | wall: surface | warm: warmth
  warranty: guarantee | way: method | weak: feeble | weather: rain | week: weekly | wind: windy | window: glass
  work: job | young: age
`;

const stemOf = (word: string): string => stem(baseForm(word));

/** The stems that stand in a group with a stem, each with a word of it. */
const near = new Map<string, Map<string, string>>();

function join(words: readonly string[]): void {
  for (const one of words.map(stemOf)) {
    const others = near.get(one) ?? new Map<string, string>();
    for (const word of words) if (stemOf(word) !== one) others.set(stemOf(word), word);
    near.set(one, others);
  }
}
for (const group of written.split(/[|\n]/)) {
  const [head, others] = group.includes(':') ? group.split(':') : [null, group];
  const words = (others ?? '').trim().split(/\s+/);
  if (head === null) join(words);
  else for (const word of words) join([head.trim(), word]);
}

const none: ReadonlyMap<string, string> = new Map();

/** The words that may stand for a stem, by their stems. */
export const nearStems = (stemmed: string): ReadonlyMap<string, string> => near.get(stemmed) ?? none;
export const nearWords = (stemmed: string): Iterable<string> => nearStems(stemmed).values();
