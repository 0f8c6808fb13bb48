import { expect, test } from 'vitest';
import { z } from 'zod';
import { shapeText } from './shape-text.ts';

const input = (schema: z.ZodType) => shapeText(schema, 'input');

test('fields stand one a line, with limits, optional marks and defaults', () => {
  const schema = z.strictObject({
    title: z.string().min(3).max(200),
    page: z.number().int().min(1).max(9).default(1),
    note: z.string().nullable().optional(),
  });
  expect(input(schema)).toBe(
    '{\n  title: string (3 to 200 characters)\n  page?: integer (1 to 9) = 1\n  note?: string | null\n}',
  );
});

test('what a receiver gets has no optional mark on a field with a default', () => {
  expect(shapeText(z.object({ page: z.number().default(1) }), 'output')).toBe('{\n  page: number = 1\n}');
});

test('choices, lists, maps and ids are named in plain words', () => {
  expect(input(z.enum(['a', 'b']))).toBe("'a' | 'b'");
  expect(input(z.array(z.uuid()).max(4))).toBe('list of uuid (at most 4 items)');
  expect(input(z.record(z.string(), z.boolean()))).toBe('map of string to boolean');
  expect(input(z.union([z.literal(5), z.literal(10)]))).toBe('5 | 10');
});

test('limits that exclude their bound, and no limits at all, read right', () => {
  expect(input(z.number().positive())).toBe('number (more than 0)');
  expect(input(z.number().int())).toBe('integer');
  expect(input(z.strictObject({}))).toBe('{}');
});
