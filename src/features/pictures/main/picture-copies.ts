import type { FieldIssue } from '#contract/errors.ts';
import type { MadePicture } from './make-picture.ts';
import { readPictureHeader } from './picture-header.ts';
import { PictureRefused } from './picture-issue.ts';
import { shrinkPicture } from './shrink-picture.ts';

/** The work of `makePicture`, for its thread only: the decoder is loaded nowhere else. */
export async function pictureCopies({
  content,
}: {
  readonly content: Uint8Array;
}): Promise<MadePicture | { readonly issue: FieldIssue }> {
  try {
    const { format } = readPictureHeader(content);
    return { format, copies: await shrinkPicture(content) };
  } catch (error) {
    if (error instanceof PictureRefused) return { issue: error.issue };
    throw error;
  }
}
