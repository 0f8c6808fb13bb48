import { stringifySearch } from './address-search.ts';

/** What led to a place in a document: words that were looked for or asked, a session under way, or its report. */
type CitedBy =
  | { readonly from: 'search' | 'ask'; readonly q: string }
  | { readonly from: 'session' | 'report'; readonly session: string };

/** The site map: where each screen is. Links are made here only, so that no address is written twice. */
export const paths = {
  today: '/today',
  practice: '/practice',
  /** The choice of a practice, with some of it chosen already. */
  practiceOn: (choice: Readonly<Record<string, string>>) => `/practice${stringifySearch(choice)}`,
  /** A running session. */
  session: (sessionId: string) => `/practice/run/${sessionId}`,
  /** What was said in a practice, at one turn of it. */
  transcript: (sessionId: string, turnId?: string) =>
    turnId === undefined
      ? `/practice/said/${sessionId}`
      : `/practice/said/${sessionId}${stringifySearch({ turn: turnId })}`,
  reports: '/reports',
  report: (sessionId: string) => `/reports/${sessionId}`,
  library: '/library',
  libraryBin: '/library/bin',
  addDocuments: `/library${stringifySearch({ add: true })}`,
  libraryGolden: '/library/golden',
  /** The documents of one category. */
  libraryOf: (categoryId: string) => `/library${stringifySearch({ category: categoryId })}`,
  /** A document, scrolled to the text between two offsets of it; `why` words the note beside it and the way back. */
  document: (documentId: string, at?: { readonly start: number; readonly end: number }, why?: CitedBy) =>
    at === undefined
      ? `/library/${documentId}`
      : `/library/${documentId}${stringifySearch({ at: `${at.start}-${at.end}`, ...why })}`,
  search: (text: string) => `/search${stringifySearch({ q: text })}`,
  /** Ask the library; with a question, its answer. */
  ask: (question?: string) => (question === undefined ? '/ask' : `/ask${stringifySearch({ q: question })}`),
  packs: '/admin/packs',
  people: '/admin/people',
  settings: '/admin/policy',
  myData: '/me/data',
  person: (accountId: string) => `/admin/people/${accountId}`,
  erasePerson: (accountId: string) => `/admin/people/${accountId}/erase`,
  myAccount: '/me/account',
  health: '/admin/health',
  metrics: '/admin/health/metrics',
  backups: '/admin/backups',
  audit: '/admin/audit',
  /** The audit, filtered. */
  auditOf: (filter: Readonly<Record<string, string>>) => `/admin/audit${stringifySearch(filter)}`,
  myActivity: '/me/activity',
  activity: (accountId: string) => `/people/${accountId}/activity`,
  gallery: '/gallery',
} as const;
