import { functionWordShare, tokenize } from '#main/kernel/language/tokens.ts';

/** A language that questions can be put in; `other` is any that is not known. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'other';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Articles, pronouns, prepositions, conjunctions and auxiliaries. */
const functionWords: Readonly<Record<Exclude<Language, 'en' | 'other'>, ReadonlySet<string>>> = {
  de: words(`
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner
    und oder aber denn sondern als wie wenn weil dass damit ob bevor nachdem während bis
    nicht nie niemals auch nur noch schon sehr dann danach zuerst erst immer hier
    ist sind war waren wird werden wurde wurden sein hat haben hatte kann können darf dürfen muss müssen soll sollen
    sollte sollten will wollen
    ich du er sie es wir ihr ihm ihn ihnen ihre ihren ihrem ihrer ihres seine seinen seinem seiner unser unsere unserem
    unseren mich dich uns euch sich man dieser diese dieses diesem diesen jeder jede jedes jedem jeden alle allen was wer
    wo
    mit von vom zu zum zur bei beim für auf aus nach vor über unter durch gegen ohne um im am an in ins innerhalb
  `),
  fr: words(`
    le la les l un une des du de d et ou mais donc car ni ne n pas jamais plus
    est sont était étaient être a ont avait avoir sera seront doit doivent peut peuvent faut
    je j tu il elle ils elles nous vous on se s me te lui leur leurs son sa ses notre nos votre vos mon ma mes
    ce c cet cette ces qui que qu quoi dont où quand si comme lorsque puis
    en au aux à par pour dans sur sous avec sans entre avant après chez vers dès
    très tout tous toute toutes aussi même
  `),
  es: words(`
    el la los las un una unos unas lo y e o u pero sino ni no nunca
    es son era eran ser está están fue ha han hay había debe deben puede pueden será
    yo tú él ella ellos ellas nosotros usted ustedes se me te le les nos su sus mi mis tu tus nuestro nuestra
    que quien quienes cuando donde como si porque aunque mientras cual
    de del al a en con por para sin sobre entre hasta desde ante tras según
    más muy ya también todo toda todos todas este esta estos estas ese esa eso cada
  `),
};

/** Prose has far more than this share of its language's grammatical words, names and keywords have far less. */
const leastShare = 0.15;

/** The language of a text by its grammatical words; `other` where none is sure. */
export function languageOf(text: string): Language {
  const tokens = tokenize(text);
  let best: Language = 'other';
  let bestShare = leastShare;
  const consider = (language: Language, share: number) => {
    if (share >= bestShare) [best, bestShare] = [language, share];
  };
  for (const language of ['de', 'fr', 'es'] as const) {
    const known = functionWords[language];
    // "l’agence" and "n’entre" are an article and a denial before a word.
    const grammatical = tokens.filter(
      ({ lower }) => known.has(lower) || known.has(/^(\p{L}{1,2})'/u.exec(lower)?.[1] ?? ''),
    );
    consider(language, grammatical.length / Math.max(1, tokens.length));
  }
  consider('en', functionWordShare(tokens));
  return best;
}

/** Whether a word, in lower case, only carries grammar in that language. English has its own list. */
export const isFunctionWord = (word: string, language: Language): boolean =>
  language !== 'en' && language !== 'other' && functionWords[language].has(word);
