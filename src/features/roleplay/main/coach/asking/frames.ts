import type { Language } from '../language/language-of.ts';

/** Questions that need no grammar of the material: a name of it stands in quotation marks. */
type Frames = {
  /** All, or the beginning, of what stands under a heading. */
  readonly section: (name: string) => string;
  readonly sectionStart: (name: string) => string;
  /** A text without a heading or a title, by its first words. */
  readonly goesOn: (opening: string) => string;
  readonly untitled: string;
  readonly steps: (name: string) => string;
  readonly firstSteps: (name: string, count: number) => string;
  /** Steps, or points, that nothing names, by the first of them. */
  readonly stepsFrom: (first: string) => string;
  readonly listFrom: (first: string) => string;
  readonly nextStep: (name: string, step: string) => string;
  readonly list: (name: string) => string;
  readonly term: (term: string, name: string | null) => string;
  /** What stands in a table or beside a name: a price, times of day, another figure, or under a column. */
  readonly cost: (thing: string, name: string | null) => string;
  readonly times: (thing: string, name: string | null) => string;
  readonly figure: (thing: string, name: string | null) => string;
  /** A sentence from which a figure is left out. */
  readonly gap: (sentence: string, name: string | null) => string;
  readonly cell: (column: string, row: string, name: string | null) => string;
};

/** `before` and the name where there is one, else nothing. */
const where = (before: string, name: string | null, after = ''): string =>
  name === null ? '' : `${before}${name}${after}`;

const en: Frames = {
  section: (name) => `What does the material say about ${name}?`,
  sectionStart: (name) => `What does the material say first about ${name}?`,
  goesOn: (opening) => `Your material begins: ${opening} How does it go on?`,
  untitled: 'What does your material say?',
  steps: (name) => `What are the steps in ${name}, in order?`,
  firstSteps: (name, count) => `What are the first ${count} steps in ${name}, in order?`,
  stepsFrom: (first) => `Your material lists steps that begin with ${first}. Which ones follow, in order?`,
  listFrom: (first) => `Your material lists points that begin with ${first}. Which are the others?`,
  nextStep: (name, step) => `In ${name}, which step comes right after ${step}?`,
  list: (name) => `Which points does the material list under ${name}?`,
  term: (term, name) => `What does the material say about ${term}${where(' under ', name)}?`,
  cost: (thing, name) => `How much does ${thing} cost${where(', according to ', name)}?`,
  times: (thing, name) => `Which times are given for ${thing}${where(', according to ', name)}?`,
  figure: (thing, name) => `Which figure is given for ${thing}${where(', according to ', name)}?`,
  gap: (sentence, name) => `What is missing${where(' under ', name)} in ${sentence}?`,
  cell: (column, row, name) => `What stands under ${column} for ${row}${where(', according to ', name)}?`,
};

const de: Frames = {
  section: (name) => `Was steht im Material unter ${name}?`,
  sectionStart: (name) => `Was steht im Material unter ${name} zuerst?`,
  goesOn: (opening) => `Das Material beginnt so: ${opening} Wie geht es weiter?`,
  untitled: 'Was steht in Ihrem Material?',
  steps: (name) => `Welche Schritte nennt das Material unter ${name}, der Reihe nach?`,
  firstSteps: (name, count) =>
    `Welche ersten ${count} Schritte nennt das Material unter ${name}, der Reihe nach?`,
  stepsFrom: (first) =>
    `Das Material nennt Schritte, die mit ${first} beginnen. Welche folgen, der Reihe nach?`,
  listFrom: (first) => `Das Material nennt Punkte, die mit ${first} beginnen. Welche sind die anderen?`,
  nextStep: (name, step) => `Welcher Schritt kommt unter ${name} direkt nach ${step}?`,
  list: (name) => `Welche Punkte nennt das Material unter ${name}?`,
  term: (term, name) => `Was steht im Material${where(' unter ', name)} zu ${term}?`,
  cost: (thing, name) => `Was kostet ${thing} laut ${name ?? 'Material'}?`,
  times: (thing, name) => `Welche Zeiten stehen${where(' unter ', name)} bei ${thing}?`,
  figure: (thing, name) => `Welche Angabe steht${where(' unter ', name)} bei ${thing}?`,
  gap: (sentence, name) => `Welche Angabe fehlt${where(' unter ', name)} in ${sentence}?`,
  cell: (column, row, name) => `Was steht${where(' unter ', name)} in der Spalte ${column} bei ${row}?`,
};

const fr: Frames = {
  section: (name) => `Que dit le document sous ${name}\u00a0?`,
  sectionStart: (name) => `Que dit d’abord le document sous ${name}\u00a0?`,
  goesOn: (opening) => `Le document commence ainsi\u00a0: ${opening} Quelle est la suite\u00a0?`,
  untitled: 'Que dit votre document\u00a0?',
  steps: (name) => `Quelles sont, dans l’ordre, les étapes sous ${name}\u00a0?`,
  firstSteps: (name, count) =>
    `Quelles sont, dans l’ordre, les ${count} premières étapes sous ${name}\u00a0?`,
  stepsFrom: (first) =>
    `Le document énumère des étapes qui commencent par ${first}. Quelles sont les suivantes, dans l’ordre\u00a0?`,
  listFrom: (first) =>
    `Le document énumère des points qui commencent par ${first}. Quels sont les autres\u00a0?`,
  nextStep: (name, step) => `Sous ${name}, quelle étape vient juste après ${step}\u00a0?`,
  list: (name) => `Quels points le document énumère-t-il sous ${name}\u00a0?`,
  term: (term, name) => `Que dit le document${where(' sous ', name)} à propos de ${term}\u00a0?`,
  cost: (thing, name) => `Combien coûte ${thing}${where(', selon ', name)}\u00a0?`,
  times: (thing, name) => `Quels horaires sont indiqués pour ${thing}${where(', selon ', name)}\u00a0?`,
  figure: (thing, name) => `Quel chiffre est indiqué pour ${thing}${where(', selon ', name)}\u00a0?`,
  gap: (sentence, name) => `Quelle indication manque${where(' sous ', name)} dans ${sentence}\u00a0?`,
  cell: (column, row, name) =>
    `Qu’est-ce qui est indiqué sous ${column} pour ${row}${where(', selon ', name)}\u00a0?`,
};

const es: Frames = {
  section: (name) => `¿Qué dice el material bajo ${name}?`,
  sectionStart: (name) => `¿Qué dice primero el material bajo ${name}?`,
  goesOn: (opening) => `El material empieza así: ${opening} ¿Cómo sigue?`,
  untitled: '¿Qué dice su material?',
  steps: (name) => `¿Cuáles son, en orden, los pasos bajo ${name}?`,
  firstSteps: (name, count) => `¿Cuáles son, en orden, los ${count} primeros pasos bajo ${name}?`,
  stepsFrom: (first) => `El material enumera pasos que empiezan por ${first}. ¿Cuáles siguen, en orden?`,
  listFrom: (first) => `El material enumera puntos que empiezan por ${first}. ¿Cuáles son los demás?`,
  nextStep: (name, step) => `Bajo ${name}, ¿qué paso viene justo después de ${step}?`,
  list: (name) => `¿Qué puntos enumera el material bajo ${name}?`,
  term: (term, name) => `¿Qué dice el material${where(' bajo ', name)} sobre ${term}?`,
  cost: (thing, name) => `¿Cuánto cuesta ${thing}${where(', según ', name)}?`,
  times: (thing, name) => `¿Qué horario se indica para ${thing}${where(', según ', name)}?`,
  figure: (thing, name) => `¿Qué cifra se indica para ${thing}${where(', según ', name)}?`,
  gap: (sentence, name) => `¿Qué dato falta${where(' bajo ', name)} en ${sentence}?`,
  cell: (column, row, name) => `¿Qué se indica bajo ${column} para ${row}${where(', según ', name)}?`,
};

/** Of a language that is not known a heading may be of any form: it stands before the question. */
const other: Frames = {
  ...en,
  section: (name) => `${name}: what does your material say?`,
  sectionStart: (name) => `${name}: what does your material say first?`,
};

export const frames: Readonly<Record<Language, Frames>> = { en, de, fr, es, other };
