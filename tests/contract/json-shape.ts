import { z } from 'zod';

/** A part of a JSON Schema, as far as tests read it. */
export type JsonShape = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, JsonShape>>;
  readonly required?: readonly string[];
  readonly items?: JsonShape;
  readonly anyOf?: readonly JsonShape[];
  readonly oneOf?: readonly JsonShape[];
};

/** What an operation takes, as data. A part that JSON does not know, for instance bytes, is `{}`. */
export const jsonShapeOf = (input: z.ZodType): JsonShape =>
  z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonShape;
