import type { Reply } from '#contract/errors.ts';

/** How far a call came. */
export const stages = ['shape', 'session', 'limit', 'role', 'schema', 'handler', 'success'] as const;
export type Stage = (typeof stages)[number];

/** What is found before a schema looks at an input. */
const shapeIssues = new Set([
  'too_deep',
  'too_many_keys',
  'forbidden_key',
  'too_big_input',
  'malformed_text',
  'unknown_value',
]);
const codes: Readonly<Record<string, Stage>> = {
  UNAUTHENTICATED: 'session',
  LOCKED: 'session',
  RATE_LIMITED: 'limit',
  FORBIDDEN: 'role',
};

/** The stage that answered. */
export function stageOf(reply: Reply): Stage {
  if (reply.ok) return 'success';
  const { code, details } = reply.error;
  if (code !== 'INVALID_INPUT') return codes[code] ?? 'handler';
  const issues = (details as { fields?: { issue: string }[] } | undefined)?.fields ?? [];
  return issues.some(({ issue }) => shapeIssues.has(issue)) ? 'shape' : 'schema';
}
