import type { OutputOf } from '#contract/op.ts';
import { pageOf } from '#contract/schemas.ts';
import type { pictures } from '#features/pictures/contract.ts';
import { aWebp, type Rgb } from '#tests/support/picture-files.ts';
import type { Script } from './scripted-bridge.ts';

type Picture = OutputOf<typeof pictures.list>['items'][number];
const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const aPicture = (number: number, more: Partial<Picture> = {}): Picture => ({
  id: id(8000 + number),
  name: `Picture ${number}`,
  alt: '',
  width: 900,
  height: 1200,
  addedAt: '2026-11-20T09:00:00.000Z',
  ...more,
});

const colours: readonly (readonly [Rgb, Rgb])[] = [
  [
    [40, 110, 105],
    [225, 215, 195],
  ],
  [
    [190, 120, 60],
    [70, 60, 55],
  ],
  [
    [90, 110, 150],
    [205, 190, 160],
  ],
];

/** Pictures of a branch: listed, shown, added, described and deleted as the main process would. */
export async function picturesOf(...held: Picture[]): Promise<{ pictures: NonNullable<Script['pictures']> }> {
  const contents = await Promise.all(
    colours.map(([left, right]) => aWebp({ width: 450, height: 600, left, right })),
  );
  const listed = [...held];
  const found = (pictureId: string): Picture => {
    const picture = listed.find((one) => one.id === pictureId);
    if (picture === undefined) throw new Error('There is no such picture.');
    return picture;
  };
  return {
    pictures: {
      list: ({ page = 1, pageSize = 50 }) =>
        pageOf(listed.slice((page - 1) * pageSize, page * pageSize), listed.length, { page, pageSize }),
      image: ({ pictureId }) => {
        const content = contents[Number(pictureId.slice(-3)) % contents.length] ?? Buffer.alloc(0);
        return { width: 450, height: 600, content: new Uint8Array(content) };
      },
      add: ({ name, alt }) => {
        const added = aPicture(100 + listed.length, { name, alt });
        listed.unshift(added);
        return { ...added, isNew: true };
      },
      change: ({ pictureId, ...words }) => Object.assign(found(pictureId), words),
      remove: ({ pictureId }) => {
        listed.splice(listed.indexOf(found(pictureId)), 1);
        return {};
      },
    },
  };
}
