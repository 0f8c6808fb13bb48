import type { z } from 'zod';
import { type JsonShape, jsonShapeOf } from './json-shape.ts';

/** Where an id stands in an input; a number is a place in a list. */
export type Place = readonly (string | number)[];

/** Every place in which an input may hold an id, those that may be left out too. */
export function idPlaces(input: z.ZodType): Place[] {
  const find = (shape: JsonShape, at: Place): Place[] => [
    ...(shape.format === 'uuid' ? [at] : []),
    ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => find(inner, [...at, name])),
    ...(shape.items === undefined ? [] : find(shape.items, [...at, 0])),
    ...[...(shape.anyOf ?? []), ...(shape.oneOf ?? [])].flatMap((inner) => find(inner, at)),
  ];
  const all = find(jsonShapeOf(input), []).map((place) => JSON.stringify(place));
  return [...new Set(all)].map((place) => JSON.parse(place) as Place);
}

export const valueAt = (input: unknown, place: Place): unknown =>
  place.reduce<unknown>((held, step) => (held as Record<string, unknown> | undefined)?.[step], input);

/** The same input with another value in one place. */
export function withValueAt(input: unknown, place: Place, value: unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return value;
  const held = (input ?? (typeof step === 'number' ? [] : {})) as Record<string, unknown>;
  const inner = withValueAt(held[step], rest, value);
  return Array.isArray(held)
    ? held.length === 0
      ? [inner]
      : held.map((item: unknown, at) => (at === step ? inner : item))
    : { ...held, [step]: inner };
}
