/**
 * Verbs that instructions open with. A part-of-speech tagger was tried and left out (docs/decisions/0040): a list that
 * misses a verb costs a question, a wrong tag makes an ungrammatical one.
 */
const base = new Set(
  `accept acknowledge act add address adjust advise agree align allow answer apologise apologize apply approach arrange
  arrive ask assess assume attach avoid bake be beat begin bend blend blow boil book bring brush build call carry change
  charge check chill choose chop clarify clean clear clip close collect comb combine compare complete condition confirm
  consider contact continue cook cool copy count cover create cross cut decide demonstrate describe detach discard
  discuss dispose do double drain draw drink drive drop dry encourage end enter escort establish estimate examine explain
  express face fasten feed file fill find finish fit fix flip focus fold follow give go greet grill grip guide hand
  handle hang hear heat help hide hold identify include inform inspect install introduce invite involve keep knead label
  leave lend let lift limit link list listen lock log look lower maintain make mark match measure meet mention mind mix
  monitor move name note notice notify observe offer open order organise organize outline pack park part paste pat pause pay
  peel phone pick pin place plan point pour practise practice prepare present press prevent promise propose protect
  prove provide pull push put quote raise reach read reassure recap recommend record reduce refer reflect refund refuse
  re-enter register reject remain remember remind remove repeat replace reply report request require reschedule reserve respond
  rest restate return review rinse roll rotate rub run save say schedule scrub seal seat see select sell send separate
  serve set settle shake shape share show sign simmer sit skip smile smooth soak soften speak spend split spray spread
  stand start state stay steer step stir stop store suggest summarise summarize support swap switch take talk tap
  teach tell test thank think tidy tie tilt touch train transfer treat trim trust try tuck turn understand update use
  alert assist block cancel come dial escalate gather insert knock obtain print scan sort stamp submit swipe tick unlock
  upload withdraw verify visit wait walk wash watch wear weigh welcome wet whisk wipe withhold wrap write`.split(
    /\s+/,
  ),
);

export const isBaseVerb = (word: string): boolean => base.has(word.toLowerCase());

/** Verbs that are no nouns too: what follows one of them need not prove that it is a verb. */
const onlyVerbs = new Set(
  `accept add adjust agree allow apologise apply arrange arrive ask avoid bring carry choose collect compare confirm
  consider continue decide describe discuss dispose encourage enter ensure establish examine explain express fasten
  follow give go greet hear hide identify include inform introduce invite keep leave let listen lower make meet mention
  observe organise pay pour prepare prevent propose protect prove provide put raise re-enter reach read reassure
  recommend refer refund refuse re-enter register reject remain remember remind remove repeat replace reply require respond
  restate say see sell send separate serve speak stay suggest take tell thank think understand verify wait walk wear
  weigh welcome write`.split(/\s+/),
);
export const isOnlyVerb = (word: string): boolean => onlyVerbs.has(word.toLowerCase());

/** Whether a word is the -ing form of a known verb. */
export function isGerund(word: string): boolean {
  const lower = word.toLowerCase();
  if (!lower.endsWith('ing')) return false;
  const trunk = lower.slice(0, -3);
  return (
    base.has(trunk) ||
    base.has(`${trunk}e`) ||
    (trunk.at(-1) === trunk.at(-2) && base.has(trunk.slice(0, -1)))
  );
}

/** Statement verbs in the third person with their base form: the subject stands before, `do` asks after them. */
const statements: Readonly<Record<string, string>> = Object.fromEntries(
  `take last cost need require contain include weigh hold cover start begin end receive get give allow protect depend
  become mean let carry keep use help prevent apply expire reduce increase cause produce measure show tell want remain
  stay work look feel come run pay lead support offer provide grow wear stretch shed fade open close make belong serve`
    .split(/\s+/)
    .flatMap((verb) => [[thirdPerson(verb), verb]]),
);

function thirdPerson(verb: string): string {
  if (/(?:s|sh|ch|x|z|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/** `takes` → `take`; `null` for anything that is not surely such a verb. */
export const baseOfThirdPerson = (word: string): string | null => statements[word.toLowerCase()] ?? null;
const instructionsInThirdPerson = new Map([...base].map((verb) => [thirdPerson(verb), verb]));

/** `approves` → `approve`, for the verbs of instructions: many of these words are nouns too. */
export const instructionOfThirdPerson = (word: string): string | null =>
  instructionsInThirdPerson.get(word.toLowerCase()) ?? null;

const statementBases = new Set(Object.values(statements));
export const isStatementVerb = (word: string): boolean => statementBases.has(word.toLowerCase());

const auxiliaries = new Set(
  'can could will would shall should may might must is are was were has have had'.split(' '),
);
export const isAuxiliary = (word: string): boolean => auxiliaries.has(word.toLowerCase());
