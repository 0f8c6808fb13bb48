import fc from 'fast-check';
import type { z } from 'zod';
import { type JsonShape, jsonShapeOf } from '../json-shape.ts';
import { hostileValue } from './hostile-values.ts';

const words = ['Ama', 'adjustment', 'trainee', 'admin', 'retail-sales', 'no-such-thing', 'return policy'];

/** Values that a shape describes, most of which also fit what it does not say. `given` is the sample's. */
function fitting(shape: JsonShape, given: unknown, ids: readonly string[]): fc.Arbitrary<unknown> {
  const some = shaped(shape, given, ids);
  return given === undefined
    ? some
    : fc.oneof({ weight: 2, arbitrary: fc.constant(given) }, { weight: 1, arbitrary: some });
}

function shaped(shape: JsonShape, given: unknown, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (shape.const !== undefined) return fc.constant(shape.const);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => fitting(choice, given, ids)));
  const types = typeof shape.type === 'string' ? [shape.type] : (shape.type ?? []);
  if (types.length === 0) return fc.constant(given);
  return fc.oneof(...types.map((type) => ofType(type, shape, given, ids)));
}

function ofType(
  type: string,
  shape: JsonShape,
  given: unknown,
  ids: readonly string[],
): fc.Arbitrary<unknown> {
  const { minimum = -1000, maximum = 1000, minLength = 0, maxLength = 40, maxItems = 5 } = shape;
  switch (type) {
    case 'object':
      return fittingObject(shape, given, ids);
    case 'array':
      return fc.array(fitting(shape.items ?? {}, undefined, ids), { maxLength: Math.min(maxItems, 5) });
    case 'integer':
      return fc.oneof(fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31) }), fc.constant(minimum));
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      if (shape.format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
      return fc.oneof(
        fc.constantFrom(...words.filter((word) => word.length >= minLength)),
        fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 40) }),
      );
  }
}

function fittingObject(shape: JsonShape, given: unknown, ids: readonly string[]): fc.Arbitrary<unknown> {
  const held = (given ?? {}) as Readonly<Record<string, unknown>>;
  const properties = Object.entries(shape.properties ?? {});
  return fc.record(
    Object.fromEntries(properties.map(([name, inner]) => [name, fitting(inner, held[name], ids)])),
    { requiredKeys: [...(shape.required ?? [])] },
  );
}

/** The sample with one field taken away, added, or put in the place of something else. */
function damaged(sample: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const fields = [...Object.keys(sample), 'unknownField', '__proto__', 'roles'];
  return fc
    .record({ field: fc.constantFrom(...fields), value: hostileValue, isLess: fc.boolean() })
    .map(({ field, value, isLess }) => {
      const copy = { ...sample };
      if (isLess && field in sample) delete copy[field];
      else Object.defineProperty(copy, field, { value, enumerable: true, configurable: true });
      return copy;
    });
}

/** Inputs for an operation, from what fits to what nobody would send. `ids` lead to something in the store. */
export function fuzzInput(
  schema: z.ZodType,
  sample: Readonly<Record<string, unknown>>,
  ids: readonly string[],
): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant<unknown>(sample) },
    { weight: 5, arbitrary: fitting(jsonShapeOf(schema), sample, ids) },
    { weight: 3, arbitrary: damaged(sample) },
    { weight: 1, arbitrary: hostileValue },
  );
}
