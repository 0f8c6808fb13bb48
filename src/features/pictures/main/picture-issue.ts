import { MB } from '#contract/codec.ts';
import type { FieldIssue } from '#contract/errors.ts';
import { maxPictureBytes } from '../contract.ts';

/** Why a file is no picture that can be taken, for whoever chose it. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';
  readonly issue: FieldIssue;
  constructor(issue: string, message: string) {
    super(message);
    this.issue = { path: 'content', issue, message };
  }
}

export const pictureDamaged = (): PictureRefused =>
  new PictureRefused(
    'picture_damaged',
    'This picture is damaged or incomplete. Open it in another program, save it again and choose that file.',
  );

export const tooHeavy: FieldIssue = {
  path: 'content',
  issue: 'picture_too_heavy',
  message: `This picture has more than ${maxPictureBytes / MB} MB. Make it smaller and try again.`,
};

/** What the decoder was ended over: no picture of an honest camera takes so much. */
export const tooMuchToUnpack: FieldIssue = {
  path: 'content',
  issue: 'picture_takes_too_much',
  message: 'This picture takes far more memory or time than its size says. It is not taken.',
};
