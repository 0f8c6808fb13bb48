/** What the program puts on record by itself, beside what its operations declare. */
export const programActions = [
  'audit.trimmed',
  'call.refused',
  'call.refusedAgain',
  'limit.exceeded',
  'policy.applied',
  'session.expired',
  'session.replaced',
  'store.exported',
  'store.restored',
  'window.refused',
] as const;
