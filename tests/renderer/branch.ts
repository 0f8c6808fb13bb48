import { scriptedQueue } from './queue-script.ts';
import type { OutputOf } from '#contract/op.ts';
import type { accounts } from '#features/accounts/contract.ts';
import type { myData } from '#features/my-data/contract.ts';
import type { reports } from '#features/reports/contract.ts';
import type { roleplay } from '#features/roleplay/contract.ts';
import type { settings } from '#features/settings/contract.ts';
import type { system } from '#features/system/contract.ts';
import { pageOf } from '#contract/schemas.ts';
import { nothingAsked } from './nothing-asked.ts';
import { refuse, type Script } from './scripted-bridge.ts';

type Person = OutputOf<typeof accounts.me>;
type SignedIn = OutputOf<typeof accounts.signIn>;
type Opening = OutputOf<typeof system.opening>;
type InForce = OutputOf<typeof settings.inForce>;
type Session = NonNullable<OutputOf<typeof roleplay.active>['session']>;
type Reports = OutputOf<typeof reports.list>;

export const id = (number: number): string => `0190a1b2-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const person = (more: Partial<Person> = {}): Person => ({
  id: id(1),
  username: 'dana.whitlock',
  name: 'Dana Whitlock',
  email: null,
  phone: null,
  staffNumber: null,
  roles: ['admin'],
  status: 'active',
  lockedUntil: null,
  mustChangePassword: false,
  asksForCode: false,
  codeExpiresAt: null,
  owes: [],
  cameByCode: false,
  unkeptCodes: [],
  createdAt: '2026-11-01T09:00:00.000Z',
  lastSignInAt: '2026-11-19T16:40:00.000Z',
  ...more,
});

/** A privacy notice of one holding. */
export const notice = (version: string): OutputOf<typeof myData.notice> => ({
  version,
  general: ['Drillroom keeps all of this on this PC only.'],
  holdings: [
    {
      feature: 'accounts',
      key: 'account',
      title: 'Your account',
      what: 'Your name, and what you sign in by.',
      why: 'So that Drillroom knows who is at the window.',
      keptFor: 'Until your account is deleted.',
      seenBy: 'You, and the admins of this PC.',
      whenErased: 'It is deleted with your account.',
      goes: true,
      notExported: null,
    },
  ],
});

/** What signing in with a password answers. */
export const signedInAs = (me: Person, kept: SignedIn['kept'] = 'no'): SignedIn => ({ ...me, kept });

/** A one-time code, as an admin gets it. */
export const oneTimeCode = (purpose: 'setUp' | 'reset' = 'setUp') => ({
  code: 'ABCD-EFGH-JKMN',
  purpose,
  expiresAt: '2026-12-05T14:30:00.000Z',
});

export const openSession = (): Session => ({
  id: id(50),
  kind: 'customer',
  category: { id: 'sales-objections', name: 'Sales Objections' },
  difficulty: 'basic',
  minutes: 10,
  title: 'Price objection, full wig',
  status: 'paused',
  startedAt: '2026-11-19T16:40:00.000Z',
  remainingMs: 380_000,
  progress: { done: 4, total: 8 },
  persona: {
    name: 'Elaine Porter',
    who: 'First visit',
    wants: 'A full wig',
    knows: 'Prices',
    worry: 'That it shows',
    patience: { left: 3, of: 5 },
  },
  hints: [],
  passMark: 60,
  turns: [
    {
      id: id(51),
      ordinal: 1,
      speaker: 'customer',
      text: 'It is lovely, but my sister saw one online for half of that.',
      at: '2026-11-19T16:42:00.000Z',
      engine: 'embedded',
      mood: null,
      feedback: null,
    },
  ],
});

export const report = (number: number, overall: number): Reports['items'][number] => ({
  sessionId: id(100 + number),
  title: ['Full Wig Consultation', 'Hairline Consultation', 'Sales Objections'][number % 3] ?? '',
  kind: number % 2 === 0 ? 'customer' : 'interview',
  category: { id: 'sales-objections', name: 'Sales Objections' },
  difficulty: 'basic',
  trainee: { id: id(1), name: 'Dana Whitlock' },
  endedAt: `2026-11-${String(18 - number).padStart(2, '0')}T11:15:00.000Z`,
  overall,
  passed: overall >= 60,
});

/** A store that opens, unless said otherwise. */
export const opening = (more: Partial<Opening> = {}): Opening => ({
  state: 'ok',
  cause: null,
  firstRun: false,
  holder: null,
  recoverable: false,
  reason: null,
  readOnly: null,
  ...more,
});

/** The settings of a PC on which nobody set anything. */
export const settingsInForce = (more: Partial<InForce> = {}): InForce => ({
  organisation: '',
  branch: '',
  pcName: '',
  signInShows: 'field',
  selfRegistration: 'off',
  keepSignedIn: true,
  idleLockMinutes: 30,
  managed: [],
  ...more,
});

/**
 * A branch that is set up, with somebody signed in. `over` replaces single operations; the state that the session
 * operations change is `who`.
 */
export function branch(
  over: Script = {},
  who: { me: Person | null; locked: boolean } = { me: person(), locked: false },
) {
  const people = [
    person(),
    person({ id: id(2), name: 'Priya Nair', username: 'priya.nair', roles: ['trainer'] }),
    person({
      id: id(3),
      name: 'Elena Petrović',
      username: 'e.petrovic',
      roles: ['trainee'],
      lastSignInAt: null,
    }),
    person({
      id: id(4),
      name: 'Tomas Reyes',
      username: 't.reyes',
      roles: ['trainee', 'viewer'],
      status: 'locked',
    }),
  ];
  const signedIn = (): Person => {
    if (who.locked) throw refuse('LOCKED');
    if (who.me === null) throw refuse('UNAUTHENTICATED');
    return who.me;
  };
  const script: Script = {
    ...over,
    system: {
      opening: () => opening(),
      ...over.system,
    },
    myData: { notice: () => notice('first'), ...over.myData },
    accounts: {
      me: signedIn,
      resume: () => {
        throw refuse('NOTHING_KEPT');
      },
      stayAwake: () => ({}),
      keptCode: ({ kind }) => {
        const { me } = who;
        if (me !== null) who.me = { ...me, unkeptCodes: me.unkeptCodes.filter((code) => code !== kind) };
        return {};
      },
      signIn: ({ identifier }) => {
        who.me = person({ username: identifier });
        who.locked = false;
        return signedInAs(who.me);
      },
      ratePassword: ({ password }) => {
        const score = Math.min(4, Math.floor(password.length / 5));
        return { score, isTooEasy: score < 3 };
      },
      signOut: () => {
        who.me = null;
        return {};
      },
      lock: () => {
        who.locked = true;
        return {};
      },
      unlock: () => {
        who.locked = false;
        return signedIn();
      },
      create: ({ name, username, roles }) => {
        const made = person({ id: id(10 + people.length), name, username, roles, lastSignInAt: null });
        people.push(made);
        return { account: made, setUp: oneTimeCode() };
      },
      person: ({ id: wanted }) => {
        const found = people.find((one) => one.id === wanted);
        if (found === undefined) throw refuse('NOT_FOUND');
        return found;
      },
      list: ({ search = '', status = null }) => {
        const found = people.filter(
          (one) =>
            one.name.toLowerCase().includes(search.toLowerCase()) &&
            (status === null || (status === 'asking' ? one.asksForCode : one.status === status)),
        );
        return pageOf(found, found.length, { page: 1, pageSize: 50 });
      },
      ...over.accounts,
    },
    health: {
      startUp: () => ({ checkedAt: '2026-11-20T09:00:00.000Z', problems: [] }),
      ...over.health,
    },
    settings: {
      inForce: () => settingsInForce(),
      ...over.settings,
    },
    library: {
      ...scriptedQueue(),
      categories: () => [
        { id: 'sales-objections', name: 'Sales Objections', documents: 3 },
        { id: 'retail-sales', name: 'Retail Sales', documents: 2 },
      ],
      addSamples: () => ({ added: 6, alreadyThere: 0 }),
      goldenReport: nothingAsked,
      ...over.library,
    },
    roleplay: {
      active: () => ({ session: openSession() }),
      abandon: () => ({}),
      ...over.roleplay,
    },
    reports: {
      list: () =>
        pageOf(
          [74, 61, 58, 63, 49, 58, 52].map((overall, at) => report(at, overall)),
          7,
          { page: 1, pageSize: 7 },
        ),
      ...over.reports,
    },
  };
  return script;
}
