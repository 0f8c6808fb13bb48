import type { PolicyFault } from './policy-source.ts';

export type PolicyText =
  | { readonly kind: 'found'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unusable'; readonly fault: PolicyFault; readonly at: string | null };

export const maxPolicyBytes = 256 * 1024;
const maxDepth = 8;

const unusable = (fault: PolicyFault, at: string | null = null): PolicyText => ({
  kind: 'unusable',
  fault,
  at,
});

const isSetOfNames = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads the JSON of a policy: UTF-8, with or without a byte order mark, one set of named values, no key twice in the
 * same set. Of two equal keys a reader of JSON takes one silently; in a policy that hides one of two orders.
 */
export function parsePolicyText(bytes: Uint8Array): PolicyText {
  if (bytes.byteLength > maxPolicyBytes) return unusable('too_large');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unusable('not_utf8');
  }
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return unusable('not_json');
  }
  if (!isSetOfNames(values)) return unusable('not_an_object');
  return problemIn(text) ?? { kind: 'found', values };
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/gsu;

/** Nesting and repeated keys, in the tokens of a text that is known to be JSON. */
function problemIn(text: string): PolicyText | null {
  /** The keys of each set that is open here, and `null` for each list. */
  const open: (Set<string> | null)[] = [];
  let before = '';
  for (const [found] of text.matchAll(token)) {
    const keys = open.at(-1);
    if (found === '{' || found === '[') {
      open.push(found === '{' ? new Set() : null);
      if (open.length > maxDepth) return unusable('too_deep');
    } else if (found === '}' || found === ']') {
      open.pop();
    } else if (found.startsWith('"') && keys instanceof Set && (before === '{' || before === ',')) {
      const key = String(JSON.parse(found));
      if (keys.has(key)) return unusable('duplicate_key', key);
      keys.add(key);
    }
    before = found;
  }
  return null;
}
