import type { FieldIssue } from '#contract/errors.ts';
import type { WorkerJob } from '#main/platform/ports.ts';
import type { PictureFormat, PictureSize } from '../contract.ts';

/** A copy of a picture as WebP, none of whose sides is longer than `size`. */
export type PictureCopy = {
  readonly size: PictureSize;
  readonly width: number;
  readonly height: number;
  readonly content: Uint8Array;
};
export type MadePicture = {
  readonly format: PictureFormat;
  /** Smallest first; a size that is larger than the picture stands only once. */
  readonly copies: readonly PictureCopy[];
};

/**
 * Makes the copies of a picture that are kept, or says why there are none. Its thread ends with it: what a hostile file
 * did to the decoder's memory reaches no other picture, and the memory, which the decoder never gives back, is free.
 */
export const makePicture: WorkerJob<
  { readonly content: Uint8Array },
  MadePicture | { readonly issue: FieldIssue }
> = { worker: 'make-picture', deadlineMs: 30_000, growthMb: 1536, ownThread: true };
