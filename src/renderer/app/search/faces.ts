import { accountsFaces } from '#features/accounts/renderer/finds.ts';
import { libraryFaces } from '#features/library/renderer/finds.ts';
import { reportsFaces } from '#features/reports/renderer/finds.ts';
import { roleplayFaces } from '#features/roleplay/renderer/finds.ts';
import type { findables, Kind } from '#features/search/contract/kinds.ts';
import type { Face, FacesOf } from '#renderer/lib/finds.ts';

/** The registry: how each kind of thing that is found is shown. */
const faces: FacesOf<typeof findables> = {
  ...libraryFaces,
  ...accountsFaces,
  ...reportsFaces,
  ...roleplayFaces,
};

type AnyFace = Omit<Face<(typeof findables)[Kind]>, 'href'> & {
  readonly href: (address: never, typed: string) => string;
};
/** The face of a kind that is known at run time only. */
export const faceOf = (kind: Kind): AnyFace => faces[kind];
