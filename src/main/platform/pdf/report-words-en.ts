/** What a printed report says, apart from its content. Another language is another object of this shape. */
export const reportWordsEn = {
  /** BCP 47, for the file's language and for dates and numbers. */
  locale: 'en-GB',
  product: 'Drillroom',
  kindOfDocument: 'Training report',
  subject: (category: string) => `Training report, ${category}`,

  trainee: 'Trainee',
  heldOn: 'Held on',
  timeUsed: 'Time used',
  category: 'Category',
  difficulty: 'Kind and difficulty',
  scoredBy: 'Scored by',
  kinds: { interview: 'Interview', customer: 'Customer role-play' },
  difficulties: {
    'new-joining': 'New joining',
    basic: 'Basic',
    experienced: 'Experienced',
    expert: 'Expert',
  },
  time: (minutes: number, seconds: number, of: number) => `${minutes} min ${seconds} s of ${of} min`,
  engines: { embedded: 'Built-in coach' },
  engine: (name: string, version: string, rubric: string) => `${name} ${version}, rubric ${rubric}`,

  overall: 'Overall',
  of100: 'of 100',
  passed: 'Passed',
  notPassed: 'Not passed yet',
  passMark: (mark: number) => `pass mark ${mark}`,
  checksMet: (met: number, total: number) => `${met} of ${total} checks met.`,
  evidence: 'Below, every check shows the words and the source that decided it.',

  byCategory: 'By category',
  categoryScores: {
    factual: 'Factual knowledge',
    procedural: 'Procedural understanding',
    scenario: 'Scenario handling',
    clarity: 'Communication clarity',
    objections: 'Objection handling',
  },
  notAsked: 'not asked',
  byCriterion: 'By criterion',
  criteria: {
    opening: 'Opening and rapport',
    discovery: 'Discovery',
    knowledge: 'Product knowledge',
    objections: 'Objection handling',
    nextStep: 'Next step',
    communication: 'Communication',
    compliance: 'Compliance',
  },
  metOf: (met: number, total: number) => `${met} of ${total} checks`,

  /** An interview goes from question to question, a customer from one moment of the story to the next. */
  items: {
    interview: {
      heading: 'Question by question',
      none: 'No question was asked in this session.',
      line: (number: number, of: number) => `Question ${number} of ${of}`,
      continued: (number: number) => `Question ${number}, continued`,
      name: (number: number) => `Question ${number}`,
    },
    customer: {
      heading: 'Moment by moment',
      none: 'The customer had not begun to ask.',
      line: (number: number, of: number) => `Moment ${number} of ${of}`,
      continued: (number: number) => `Moment ${number}, continued`,
      name: (number: number) => `Moment ${number}`,
    },
  },
  questionTypes: { factual: 'Factual', procedural: 'Procedural', scenario: 'Scenario' },
  objection: 'objection',
  score: (score: string) => `${score} of 10`,
  answer: 'Answer',
  notAnswered: 'Not answered.',
  expected: 'Expected',
  feedback: 'Feedback',
  source: 'Source',
  noSource: { interview: 'None recorded.', customer: 'From the scenario, not the library.' },
  result: 'Result',
  check: 'Check',
  evidenceInAnswer: 'Words that decided it',
  verdicts: { right: 'Right', avoided: 'Kept', missed: 'Missed', wrong: 'Wrong' },
  pointsOf: (points: string, of: string) => `${points} of ${of} points`,
  pointsLost: (points: string) => `−${points} points`,
  noPointsLost: 'no points lost',
  noEvidence: {
    right: 'No quote recorded.',
    avoided: 'Nothing against it was said.',
    missed: 'Not in the answer.',
    wrong: 'No quote recorded.',
  },
  sourceAbove: 'The source above.',
  removed: 'no longer in use',

  strengths: 'What went well',
  noStrengths: 'No answer earned all its points this time.',
  improvements: 'A better way to say it',
  noImprovements: 'Nothing to improve was found.',
  said: 'Answer',
  better: 'Better',

  history: 'Sessions in this category',
  historyAll: (count: number) =>
    count === 1 ? 'This was the first session in this category.' : `All ${count} sessions, oldest first.`,
  historySome: (shown: number, count: number) => `The last ${shown} of ${count} sessions, oldest first.`,
  passLine: (mark: number) => `pass ${mark}`,

  nextStep: 'Next step',
  about: 'About this report',
  aboutEngine: (engine: string) =>
    `Scored by ${engine}. The report was fixed when the session ended; quotes are as the documents stood then.`,
  aboutSession: (id: string) => `Session ${id}.`,
  aboutTimes: (zone: string) => `Times are ${zone}.`,
  aboutRemoved: (titles: string) => `Quoted here and no longer in use: ${titles}.`,
  aboutReplaced: (count: number, which: string) =>
    count === 1
      ? `One character could not be drawn with the typefaces of this file and is shown as \uFFFD: ${which}. The app holds it as it was typed.`
      : `${count} characters could not be drawn with the typefaces of this file and are shown as \uFFFD: ${which}. The app holds them as they were typed.`,
  andOthers: (count: number) => `and ${count} others`,
  replacedOnPage: '\uFFFD stands for a character that could not be drawn; see the end of this report.',
  pageOf: (page: number, of: number) => `Page ${page} of ${of}`,
  quote: (text: string) => `“${text}”`,
};

export type ReportWords = typeof reportWordsEn;
