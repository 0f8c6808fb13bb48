import { z } from 'zod';
import { Timestamp } from '#contract/schemas.ts';

/** The value in a JSON text that another hand may have written; `undefined` where it is none. */
export function storedValue(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A time as Drillroom writes it; `null` for anything else. */
export const storedTime = (at: string): string | null => Timestamp.safeParse(at).data ?? null;

const Outcome = z.enum(['done', 'refused']);

export const storedOutcome = (outcome: string): z.infer<typeof Outcome> | null =>
  Outcome.safeParse(outcome).data ?? null;
