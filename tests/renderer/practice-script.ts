import { pageOf } from '#contract/schemas.ts';
import type { InputOf, OutputOf } from '#contract/op.ts';
import type { reports } from '#features/reports/contract.ts';
import type { roleplay } from '#features/roleplay/contract.ts';
import { aCheck, aReport, aReportItem, aSource, type ReportData } from '#tests/support/report-factory.ts';
import { branch, id } from './branch.ts';
import { refuse, type Script } from './scripted-bridge.ts';

export type Session = OutputOf<typeof roleplay.session>;
type Turn = Session['turns'][number];
type Said = OutputOf<typeof roleplay.say>;
type Lobby = OutputOf<typeof roleplay.lobby>;
type ReportRow = OutputOf<typeof reports.list>['items'][number];

const at = (minute: number): string => `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`;

const turn = (ordinal: number, more: Partial<Turn>): Turn => ({
  id: id(500 + ordinal),
  ordinal,
  speaker: 'customer',
  text: '',
  at: at(30 + ordinal),
  engine: 'embedded',
  mood: null,
  feedback: null,
  ...more,
});

const lines: readonly (readonly [
  asked: string,
  mood: string | null,
  said: string,
  score: number,
  feedback: string,
])[] = [
  [
    'Good morning. My nurse sent me. I am not sure that I am in the right place at all.',
    'unsure',
    'You are. I am glad you came. May I ask what brought you to us today?',
    6,
    'You welcomed her and asked openly. Say who you are, too.',
  ],
  [
    'My daughter marries on the twelfth of December, and I want to look like myself in the pictures.',
    null,
    'Then we have three weeks, and that is enough: choosing takes one visit, the fitting a second.',
    7,
    'You gave her a plan with dates. You left out the second fitting.',
  ],
  [
    'Will people be able to tell that it is a wig?',
    'worried',
    'With a lace front cut to your own hairline most people cannot. Shall I show you by the window?',
    9,
    'You explained the lace front and offered to show it in daylight instead of promising.',
  ],
  [
    'And what happens when it does not sit right after a week? I have no idea who I would even call.',
    null,
    'You call us here. Your first adjustment within 30 days is included, and I would see you myself, so you will not need to explain everything again.',
    8,
    'You named the included adjustment and made it personal. You left out how long a fitting takes: 40 minutes.',
  ],
];

/** A customer role-play in its middle: four answers with feedback, the fifth question open. */
export const runningSession = (more: Partial<Session> = {}): Session => ({
  id: id(50),
  kind: 'customer',
  category: { id: 'full-wig-consultation', name: 'Full Wig Consultation' },
  difficulty: 'basic',
  minutes: 10,
  title: 'Full Wig Consultation',
  status: 'active',
  startedAt: at(30),
  remainingMs: 380_000,
  progress: { done: 4, total: 8 },
  persona: {
    name: 'Elaine Porter',
    who: 'First visit, sent by her nurse',
    wants: 'A full wig before a wedding on 12 December',
    knows: 'Prices start at 480; has not heard of the care plan',
    worry: 'That it will show, and that she will be on her own after',
    patience: { left: 3, of: 5 },
  },
  hints: [
    {
      text: 'Ask before you answer. Find out what the cheaper one leaves out, then give one reason that matters to her.',
      source: aSource({ documentTitle: 'Price objections', heading: 'Ask first' }),
    },
    { text: 'Name what the year of care includes.', source: null },
  ],
  passMark: 60,
  turns: [
    ...lines.flatMap(([asked, mood, said, score, feedback], index) => [
      turn(2 * index + 1, { text: asked, mood }),
      turn(2 * index + 2, {
        speaker: 'trainee',
        text: said,
        engine: null,
        feedback: { score, text: feedback, source: aSource({ start: 400 + index, end: 470 + index }) },
      }),
    ]),
    turn(9, {
      text: 'That is kind. It is lovely, but my sister saw one online for half of that. Why would I pay so much more here?',
      mood: 'a little unsure',
    }),
  ],
  ...more,
});

const answer = 'I see. That does sound like more than a box in the post. What would the first step be?';

/** What the session is after one more line, and the parts in which the answer to it arrives. */
export function answered(session: Session, text: string): { session: Session; parts: readonly Said[] } {
  const ordinal = session.turns.length + 1;
  const heard = turn(ordinal, {
    speaker: 'trainee',
    text,
    engine: null,
    feedback: { score: 8, text: 'You asked before you answered.', source: aSource() },
  });
  const reply = turn(ordinal + 1, { text: answer, mood: 'interested' });
  const done = session.progress.done + 1;
  const after: Session = {
    ...session,
    progress: { ...session.progress, done },
    status: done === session.progress.total ? 'completed' : session.status,
    turns: [...session.turns, heard, reply],
  };
  return {
    session: after,
    parts: [
      { kind: 'heard', turn: heard },
      { kind: 'delta', text: answer.slice(0, 40) },
      { kind: 'delta', text: answer.slice(40) },
      { kind: 'done', session: after },
    ],
  };
}

const names = [
  'Pre Consultation',
  'Consultation Series',
  'Sales Objections',
  'After Fixing Objection',
  'Full Wig Consultation',
  'Hairline Consultation',
  'Types of Patches',
  'Upselling / Cross Selling',
  'Retail Sales',
  'SMP Sales',
  'Sales Follow up',
  'General Sales',
] as const;

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Twelve categories, of which the fourth has nothing. */
export const stock: readonly Lobby[] = names.map((name, index) => ({
  category: { id: slug(name), name },
  documents: index === 3 ? 0 : (index % 3) + 1,
  interview: index !== 3,
  scenarios:
    index === 2
      ? [
          { id: 'porter', title: 'The price', persona: 'Elaine Porter', about: 'Saw one online for half.' },
          {
            id: 'khan',
            title: 'Think about it',
            persona: 'Imran Khan',
            about: 'Wants to go home and compare.',
          },
        ]
      : [],
}));

export const longReport = (more: Partial<ReportData> = {}): ReportData =>
  aReport({
    sessionId: id(50),
    trainee: { id: id(1), name: 'Dana Whitlock' },
    items: [
      aReportItem(),
      aReportItem({
        number: 2,
        score: 9,
        asked: 'Will people be able to tell that it is a wig?',
        answer:
          'With a lace front cut to your own hairline, most people cannot. Shall I show you in daylight?',
        expected: 'Explain the lace front, then show it by the window rather than promise.',
        feedback: 'You showed it instead of promising.',
        checks: [aCheck({ id: 'lace', statement: 'Explains the lace front', evidence: null })],
      }),
      aReportItem({
        number: 3,
        type: 'factual',
        isObjection: true,
        asked: 'Why would I pay so much more here than online?',
        answer: null,
        turnId: null,
        score: 0,
        source: null,
        feedback: 'The time was up before this question was answered.',
        checks: [
          aCheck({
            id: 'asks',
            statement: 'Asks what the other one includes',
            verdict: 'missed',
            evidence: null,
          }),
        ],
      }),
    ],
    ...more,
  });

export const reportRow = (number: number, more: Partial<ReportRow> = {}): ReportRow => ({
  sessionId: id(100 + number),
  title: names[number % names.length] ?? '',
  kind: number % 2 === 0 ? 'customer' : 'interview',
  category: { id: 'sales-objections', name: 'Sales Objections' },
  difficulty: 'basic',
  trainee: { id: id(1), name: 'Dana Whitlock' },
  endedAt: at(10 + number),
  overall: 40 + 5 * number,
  passed: number >= 4,
  ...more,
});

/** A branch in which somebody practises: the session goes on with each line that is said. */
export function practiceScript(start: Session | null = runningSession(), over: Script = {}): Script {
  let session = start;
  const current = (): Session => {
    if (session === null) throw refuse('NOT_FOUND');
    return session;
  };
  const become = (part: Partial<Session>): Session => (session = { ...current(), ...part });
  return branch({
    ...over,
    library: {
      categories: () => stock.map(({ category, documents }) => ({ ...category, documents })),
      ...over.library,
    },
    roleplay: {
      active: () => ({
        session: session !== null && ['active', 'paused'].includes(session.status) ? session : null,
      }),
      lobby: ({ categoryId }) => {
        const found = stock.find(({ category }) => category.id === categoryId);
        if (found === undefined) throw refuse('NOT_FOUND');
        return found;
      },
      session: current,
      start: ({ kind, categoryId, difficulty, minutes }: InputOf<typeof roleplay.start>) => {
        const category = stock.find((one) => one.category.id === categoryId)?.category;
        if (category === undefined) throw refuse('NOT_FOUND');
        session = runningSession({ kind, category, difficulty, minutes, remainingMs: minutes * 60_000 });
        return session;
      },
      say: ({ text }) => {
        const { session: after, parts } = answered(current(), text);
        session = after;
        return parts;
      },
      pause: () => become({ status: 'paused' }),
      resume: () => become({ status: 'active' }),
      finish: () => {
        become({ status: 'completed' });
        return { sessionId: current().id, overall: 74 };
      },
      abandon: () => {
        become({ status: 'abandoned' });
        return {};
      },
      ...over.roleplay,
    },
    reports: {
      get: () => longReport(),
      list: () => {
        const rows = Array.from({ length: 9 }, (_, number) => reportRow(number));
        return pageOf(rows, rows.length, { page: 1, pageSize: 25 });
      },
      exportPdf: () => ({ fileName: 'report.pdf', content: new Uint8Array([37, 80, 68, 70]) }),
      ...over.reports,
    },
  });
}
