import type { CustomerDataKind } from '../../contract/customer-data.ts';

/** A stretch of a text that tells of a person. What has the same `value` is the same person or number. */
export type Found = {
  readonly start: number;
  readonly end: number;
  readonly kind: CustomerDataKind;
  readonly value: string;
};

/** What was found in the text between two places of it, as it is compared: without blanks and signs. */
export const foundIn = (text: string, start: number, end: number, kind: CustomerDataKind): Found => ({
  start,
  end,
  kind,
  value: text
    .slice(start, end)
    .replace(/[^\p{L}\p{N}@]+/gu, '')
    .toLowerCase(),
});
