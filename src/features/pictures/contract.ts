import { z } from 'zod';
import { AnyBytes, Bytes, MB } from '#contract/codec.ts';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { PlainLine } from '#contract/plain-text.ts';
import { Id, PageOf, PageRequest, Timestamp } from '#contract/schemas.ts';

/** The largest file (PRODUCT 3.3). */
export const maxPictureBytes = 10 * MB;
/** A photo of a camera has 12 to 40; more than that is unpacked by nobody. */
export const maxPixels = 40_000_000;
export const maxSide = 30_000;

/** The longest side of each of its copies, in pixels; a picture is never enlarged. */
export const pictureSizes = [200, 600, 1200] as const;
export type PictureSize = (typeof pictureSizes)[number];

/** What a file is, by its content. */
export const pictureFormats = ['jpeg', 'png', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

const PictureName = PlainLine.min(1, { error: 'Enter a name.' }).max(200, {
  error: 'Use at most 200 characters.',
});
/** What it shows, for those who do not see it; empty: it is decoration. */
export const AltText = PlainLine.max(300, { error: 'Use at most 300 characters.' });

export const Picture = z.object({
  id: Id,
  name: z.string(),
  alt: z.string(),
  /** Of its largest copy, in pixels. */
  width: z.number().int(),
  height: z.number().int(),
  addedAt: Timestamp,
});

/** What changes when a picture does: wherever it is shown, and what it is called there. */
const shownIn = ['pictures.list', 'library.list', 'library.document', 'library.queue'];

export const pictures = {
  list: query({
    about: 'The pictures of the branch, newest first.',
    access: 'administers',
    rate: limits.queries,
    input: z.strictObject({ ...PageRequest }),
    output: PageOf(Picture),
  }),
  image: query({
    about:
      'A picture as WebP, whose longest side has at most so many pixels: the smallest copy that is large enough, else the largest there is.',
    access: 'signedIn',
    rate: limits.queries,
    input: z.strictObject({ pictureId: Id, size: z.literal(pictureSizes) }),
    output: z.object({ width: z.number().int(), height: z.number().int(), content: AnyBytes }),
  }),
  add: command({
    about:
      'Add a picture (JPEG, PNG or WebP). What it is, its content says. It is kept as WebP in three sizes, upright, in sRGB and without what the camera wrote beside it; the file itself is not kept. The same file again is the same picture.',
    access: 'administers',
    rate: { ...limits.uploads, counts: 'accepted', attempts: limits.commands },
    maxBytes: maxPictureBytes + 4 * 1024 * 1024,
    input: z.strictObject({ name: PictureName, alt: AltText, content: Bytes(maxPictureBytes) }),
    output: Picture.extend({ isNew: z.boolean() }),
    audit: {
      action: 'picture.added',
      subject: ({ output }) => output?.id ?? null,
      details: ({ input, output }) => ({
        bytes: input.content.byteLength,
        isNew: output?.isNew ?? null,
      }),
    },
    invalidates: shownIn,
  }),
  change: command({
    about: 'Change what a picture shows in words, and what it is called where that is given.',
    access: 'administers',
    rate: limits.commands,
    input: z.strictObject({ pictureId: Id, name: PictureName.optional(), alt: AltText }),
    output: Picture,
    audit: {
      action: 'picture.changed',
      subject: ({ input }) => input.pictureId,
    },
    invalidates: shownIn,
  }),
  remove: command({
    about: 'Delete a picture for good. What shows it goes back to what it shows without one.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    input: z.strictObject({ pictureId: Id }),
    output: z.object({}),
    audit: {
      action: 'picture.removed',
      subject: ({ input }) => input.pictureId,
    },
    invalidates: shownIn,
  }),
};
