import type { CustomerData } from '../../contract/customer-data.ts';
import { countKinds } from './redact.ts';
import type { Found } from './found.ts';

const mostExamples = 5;
const mostOfAKind = 2;
const around = 32;

/** Its first and last sign, of what is long enough to stay hidden then. */
function masked(words: string): string {
  const signs = Array.from(words.replace(/\s+/gu, ' '));
  return signs.length < 5 ? '•••' : `${signs[0]}•••${signs.at(-1)}`;
}

/** What was found, for whoever decides: how much of which kind, and a few places of it with all that was found masked. */
export function maskedExamples(text: string, found: readonly Found[]): CustomerData {
  const examples: CustomerData['examples'][number][] = [];
  const seen = new Map<string, number>();
  const values = new Set<string>();
  for (const [at, { start, end, kind, value }] of found.entries()) {
    if (examples.length >= mostExamples) break;
    if ((seen.get(kind) ?? 0) >= mostOfAKind || values.has(value)) continue;
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    values.add(value);
    examples.push({
      kind,
      before: context(text, Math.max(0, start - around), start, found.slice(Math.max(0, at - 8), at)),
      masked: masked(text.slice(start, end)),
      after: context(text, end, Math.min(text.length, end + around), found.slice(at + 1, at + 9)),
    });
  }
  return { kinds: countKinds(found), examples };
}

/** The line around it, with what else was found there masked; a name that is cut off is masked as a whole. */
function context(text: string, from: number, to: number, near: readonly Found[]): string {
  let words = '';
  let at = from;
  for (const { start, end } of near) {
    if (end <= at || start >= to) continue;
    words += text.slice(at, Math.max(at, start)) + masked(text.slice(start, end));
    at = end;
  }
  if (at < to) words += text.slice(at, to);
  return words.toWellFormed().replace(/\s+/gu, ' ');
}
