/** The site map: where each screen is. Links are made here only, so that no address is written twice. */
export const paths = {
  today: '/today',
  practice: '/practice',
  /** The choice of a practice, with some of it chosen already. */
  practiceOn: (choice: Readonly<Record<string, string>>) => `/practice?${new URLSearchParams(choice)}`,
  /** A running session. */
  session: (sessionId: string) => `/practice/run/${sessionId}`,
  reports: '/reports',
  report: (sessionId: string) => `/reports/${sessionId}`,
  library: '/library',
  /** A document, scrolled to the text between two offsets of it. */
  document: (documentId: string, at?: { readonly start: number; readonly end: number }) =>
    at === undefined ? `/library/${documentId}` : `/library/${documentId}?at=${at.start}-${at.end}`,
  search: (text: string) => `/search?q=${encodeURIComponent(text)}`,
  people: '/admin/people',
  gallery: '/gallery',
} as const;
