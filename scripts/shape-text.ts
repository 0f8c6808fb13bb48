import { z } from 'zod';

type Schema = z.core.JSONSchema.JSONSchema;

const range = (low: number | undefined, high: number | undefined, unit: string): readonly string[] => {
  // JSON Schema spells "any safe integer" out as these two.
  const from = low === undefined || low <= Number.MIN_SAFE_INTEGER ? undefined : low;
  const to = high === undefined || high >= Number.MAX_SAFE_INTEGER ? undefined : high;
  if (from === undefined && to === undefined) return [];
  if (from === undefined) return [`at most ${to}${unit}`];
  if (to === undefined) return [`at least ${from}${unit}`];
  return [`${from} to ${to}${unit}`];
};

const withNotes = (word: string, notes: readonly string[]) =>
  notes.length === 0 ? word : `${word} (${notes.join(', ')})`;

const literal = (value: unknown) => (typeof value === 'string' ? `'${value}'` : String(value));

const text = (schema: Schema): string => {
  if (schema.contentEncoding === 'base64') return 'base64';
  if (schema.format !== undefined) return schema.format;
  const patterns = [schema.pattern, ...(schema.allOf ?? []).map((part) => part.pattern)];
  return withNotes('string', [
    ...range(schema.minLength, schema.maxLength, ' characters'),
    ...patterns.filter((pattern) => pattern !== undefined).map((pattern) => `/${pattern}/`),
  ]);
};

const number = (schema: Schema): readonly string[] => [
  ...range(schema.minimum, schema.maximum, ''),
  ...(schema.exclusiveMinimum === undefined ? [] : [`more than ${schema.exclusiveMinimum}`]),
  ...(schema.exclusiveMaximum === undefined ? [] : [`less than ${schema.exclusiveMaximum}`]),
];

const fields = (schema: Schema, indent: string): string => {
  const inner = `${indent}  `;
  const lines = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    const preset = typeof field === 'object' ? field.default : undefined;
    const otherwise = preset === undefined ? '' : ` = ${literal(preset)}`;
    return `${inner}${name}${optional}: ${shape(field, inner)}${otherwise}`;
  });
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
};

const one = (schema: Schema, type: string | undefined, indent: string): string => {
  switch (type) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return withNotes(type, number(schema));
    case 'array':
      return withNotes(
        `list of ${shape(schema.items ?? {}, indent)}`,
        range(schema.minItems, schema.maxItems, ' items'),
      );
    case 'object':
      return typeof schema.additionalProperties === 'object'
        ? `map of string to ${shape(schema.additionalProperties, indent)}`
        : fields(schema, indent);
    case undefined:
      // The one value that JSON Schema has no word for is a run of bytes.
      return 'bytes';
    default:
      return type;
  }
};

const shape = (schema: Schema['items'], indent: string): string => {
  if (typeof schema !== 'object' || Array.isArray(schema)) return 'anything';
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map((choice) => shape(choice, indent)))].join(' | ');
  const types = typeof schema.type === 'object' ? schema.type : [schema.type];
  return types.map((type) => one(schema, type, indent)).join(' | ');
};

/**
 * A zod schema in words that people read: one field a line, with its limits, optional ones marked `?`.
 * @param side whether a caller sends it or receives it
 */
export const shapeText = (schema: z.ZodType, side: 'input' | 'output'): string =>
  shape(z.toJSONSchema(schema, { io: side, unrepresentable: 'any' }), '');
