import type { Scenario } from '../scenario.ts';
import { seeded } from '../seeded.ts';
import { type Reaction, stockLines } from './stock-lines.ts';

/** One line of the customer in the making, out of pieces that were never said before. */
export type Speech = {
  /** Says any of these that was not said yet; `false` when all were. */
  say(lines: readonly string[]): boolean;
  /** Says the first of these that was not said yet. */
  sayNext(lines: readonly string[]): boolean;
  /** Says something of the kind in the customer's own way, or in a plain one. */
  react(kind: Reaction): boolean;
  line(): string;
  /** Everything said in the session, this line included. */
  said(): string[];
};

export function createSpeech(
  scenario: Scenario,
  before: { readonly seed: number; readonly said: readonly string[] },
): Speech {
  const random = seeded(before.seed + before.said.length * 7919);
  const said = new Set(before.said);
  const pieces: string[] = [];
  const add = (piece: string | undefined): boolean => {
    if (piece === undefined) return false;
    said.add(piece);
    pieces.push(piece);
    return true;
  };
  const unsaid = (lines: readonly string[]) => lines.filter((line) => !said.has(line));
  const any = (lines: readonly string[]): string | undefined => {
    const left = unsaid(lines);
    return left[Math.floor(random() * left.length)];
  };
  return {
    say: (lines) => add(any(lines)),
    sayNext: (lines) => add(unsaid(lines)[0]),
    react: (kind) => add(any(scenario.manner[kind] ?? []) ?? any(stockLines[kind])),
    line: () => pieces.join(' '),
    said: () => [...said],
  };
}
