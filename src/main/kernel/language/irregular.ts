/** Base forms with their irregular forms. Regular ones are the stemmer's; a form that is also another word is left out. */
const forms = `
  arise arose arisen
  become became
  begin began begun
  bend bent
  bite bitten
  blow blew blown
  break broke broken
  bring brought
  build built
  burn burnt
  buy bought
  catch caught
  child children
  choose chose chosen
  come came
  creep crept
  deal dealt
  die dying
  dig dug
  draw drew drawn
  drink drank drunk
  drive drove driven
  eat ate eaten
  fall fell fallen
  feed fed
  feel felt
  fight fought
  find found
  foot feet
  forbid forbade forbidden
  forget forgot forgotten
  forgive forgave forgiven
  freeze froze frozen
  get got gotten
  give gave given
  go went gone goes
  grow grew grown
  half halves
  hang hung
  hear heard
  hide hid hidden
  hold held
  keep kept
  know knew known
  lay laid
  lead led
  learn learnt
  lie lain lying
  leave left
  lend lent
  light lit
  lose lost
  make made
  man men
  mean meant
  meet met
  mistake mistook
  pay paid
  pay paid
  person people
  prove proven
  ride rode ridden
  ring rang rung
  rise rose risen
  run ran
  say said
  see saw seen
  seek sought
  sell sold
  send sent
  sew sewn
  shake shook shaken
  shine shone
  show shown
  shrink shrank shrunk
  sing sang sung
  sink sank sunk
  sit sat
  sleep slept
  slide slid
  speak spoke spoken
  spell spelt
  spend spent
  spill spilt
  spoil spoilt
  stand stood
  steal stole stolen
  stick stuck
  strike struck
  swear swore sworn
  sweep swept
  swell swollen
  swim swam swum
  take took taken
  teach taught
  tear tore torn
  tell told
  think thought
  throw threw thrown
  tie tying
  tooth teeth
  understand understood
  wake woke woken
  wear wore worn
  win won
  withdraw withdrew withdrawn
  withhold withheld
  woman women
  write wrote written
`;

const baseOf = new Map(
  forms
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [base = '', ...others] = line.trim().split(' ');
      return others.map((form): [string, string] => [form, base]);
    }),
);

/** `kept` → `keep`; a regular form, or a word that is not known, is its own. */
export const baseForm = (lower: string): string => baseOf.get(lower) ?? lower;
