import { z } from 'zod';

/** 2²⁰ bytes: what this product calls a MB. */
export const MB = 2 ** 20;

/** Bytes as they are. */
export const AnyBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/**
 * File content in an operation. A window passes bytes as they are; a line of JSON carries them as base64. Both arrive
 * at the handler as a `Uint8Array`, and the limit counts the decoded bytes.
 */
export const Bytes = (max: number) =>
  z
    .union([AnyBytes, z.base64().transform(fromBase64)], {
      error: 'This has to be file content.',
    })
    .refine((bytes) => bytes.byteLength <= max, {
      error: `This file is larger than ${max / MB} MB.`,
      params: { issue: 'too_big' },
    });

// Every runtime of ours has these two; the type libraries of this layer do not name them.
declare function atob(base64: string): string;
declare function btoa(binary: string): string;

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  // `Uint8Array.from` calls a function for every byte: 10 MB take seconds that way, on the thread that answers.
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

function toBase64(bytes: Uint8Array): string {
  const step = 0x8000; // a longer argument list would overflow the stack
  let binary = '';
  for (let at = 0; at < bytes.length; at += step) {
    binary += String.fromCharCode(...bytes.subarray(at, at + step));
  }
  return btoa(binary);
}

/** A value as JSON text, with bytes as base64. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key, item: unknown) {
    // Node's Buffer turns itself into something else before it gets here, so the value is asked for where it stands.
    const raw = this[key];
    return raw instanceof Uint8Array ? toBase64(raw) : item;
  });
