import type { FieldIssue } from '#contract/errors.ts';

/** What an input may weigh before any schema looks at it (SECURITY A4). */
const maxDepth = 32;
const maxKeys = 10_000;
export const defaultMaxBytes = 2 ** 20;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Checks the shape of a raw input without building anything from it: total size (UTF-8 bytes of text, bytes of file
 * content), depth, number of keys, keys that could reach a prototype, strings that are not well-formed Unicode or hold
 * a NUL, and values that no operation takes. Answers the first problem, or `null`.
 */
export function structureIssue(raw: unknown, maxBytes: number = defaultMaxBytes): FieldIssue | null {
  let bytes = 0;
  let keys = 0;
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value: raw, path: '', depth: 0 }];
  const issue = (path: string, kind: string, message: string): FieldIssue => ({ path, issue: kind, message });

  while (waiting.length > 0) {
    const { value, path, depth } = waiting.pop()!;
    if (depth > maxDepth) return issue('', 'too_deep', 'This is nested too deeply.');
    bytes += weightOf(value, maxBytes);
    if (bytes > maxBytes) return issue('', 'too_big', 'This is larger than the operation takes.');
    if (typeof value === 'string') {
      if (!value.isWellFormed()) return issue(path, 'malformed_text', 'This text holds half a character.');
      if (value.includes('\0')) return issue(path, 'malformed_text', 'This text holds a NUL character.');
    } else if (value instanceof Uint8Array) {
      // A schema of fields would take every byte for a field, and answer a refusal for each.
      if (depth === 0) return issue('', 'unknown_value', 'This has to be a set of named fields.');
    } else if (typeof value === 'object' && value !== null) {
      const isArray = Array.isArray(value);
      const prototype: unknown = Object.getPrototypeOf(value);
      if (!isArray && prototype !== Object.prototype && prototype !== null) {
        return issue(path, 'unknown_value', 'This is not a plain value.');
      }
      // A list with holes has few keys and any length, and a schema goes through its length.
      const names = isArray ? [] : Object.keys(value);
      keys += isArray ? value.length : names.length;
      if (keys > maxKeys) return issue('', 'too_many_keys', 'This holds too many fields.');
      for (const name of isArray ? Object.keys(value) : names) {
        bytes += name.length;
        const at = path === '' ? name : `${path}.${name}`;
        if (!isArray && forbiddenKeys.has(name))
          return issue('', 'forbidden_key', 'This holds a field that is not allowed.');
        waiting.push({ value: (value as Record<string, unknown>)[name], path: at, depth: depth + 1 });
      }
    } else if (!['number', 'boolean', 'undefined'].includes(typeof value) && value !== null) {
      return issue(path, 'unknown_value', 'This is not a plain value.');
    }
  }
  return null;
}

/** Bytes of a value itself, without what it holds. */
function weightOf(value: unknown, maxBytes: number): number {
  // What is too long anyhow is not gone through.
  if (typeof value === 'string') return value.length > maxBytes ? value.length : Buffer.byteLength(value);
  if (value instanceof Uint8Array) return value.byteLength;
  return typeof value === 'object' && value !== null ? 0 : 8;
}
