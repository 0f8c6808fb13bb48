import type { Reader } from '#main/platform/db/store.ts';
import type { Change } from '../../../contract/golden.ts';
import { standingOf } from '../../lifecycle/standing.ts';
import { changesSince } from '../measuring/store.ts';
import * as store from './store.ts';

/** A change with what there is to be done about it. */
export type FoundChange = Change & {
  readonly document: store.ChangedDocument | null;
  /** The version that counted before it, where it took the place of one. */
  readonly former: store.ChangedDocument | null;
};

/**
 * What became of documents since a measurement, as far as it is still so: one entry for each, and one for a version and
 * the one whose place it took. Which operation did it is not asked: how the documents lie now says it.
 */
export function changesOfDocuments(
  db: Reader,
  since: { readonly number: number; readonly measuredAt: string },
  day: string,
): FoundChange[] {
  const changed = changesSince(db, since.number);
  const documents = new Map(
    store
      .changedDocuments(
        db,
        changed.map(({ documentId }) => documentId),
      )
      .map((one) => [one.id, one]),
  );
  const isInForce = (one: store.ChangedDocument): boolean =>
    one.binnedAt === null && one.supersededBy === null && standingOf(one, day) === 'valid';
  const came = new Set(changed.flatMap((one) => (one.came ? [one.documentId] : [])));
  const formers = new Map(
    [...documents.values()].flatMap((one) =>
      one.supersededBy !== null && !came.has(one.id) && came.has(one.supersededBy)
        ? [[one.supersededBy, one] as const]
        : [],
    ),
  );
  return changed.flatMap(({ documentId, came: hasCome }): FoundChange[] => {
    const document = documents.get(documentId) ?? null;
    if (document === null) return hasCome ? [] : [deleted(documentId)];
    // It was taken back already, or comes again.
    if (isInForce(document) !== hasCome) return [];
    const former = formers.get(documentId) ?? null;
    const kind = hasCome ? kindOfNew(document, former, since.measuredAt) : kindOfGone(document);
    const isSaidByNext =
      !hasCome && document.supersededBy !== null && formers.get(document.supersededBy) === document;
    if (isSaidByNext) return [];
    return [
      {
        documentId,
        title: document.title,
        category: document.category,
        kind,
        canTakeBack: kind !== 'expired',
        document,
        former: kind === 'replaced' ? (former ?? document) : null,
      },
    ];
  });
}

const deleted = (documentId: string): FoundChange => ({
  documentId,
  title: null,
  category: null,
  kind: 'deleted',
  canTakeBack: false,
  document: null,
  former: null,
});

function kindOfNew(
  { importedAt }: store.ChangedDocument,
  former: store.ChangedDocument | null,
  since: string,
): Change['kind'] {
  if (former !== null) return 'replaced';
  return importedAt >= since ? 'added' : 'approved';
}

function kindOfGone({ binnedAt, supersededBy, approval }: store.ChangedDocument): Change['kind'] {
  if (supersededBy !== null) return 'replaced';
  if (binnedAt !== null) return 'binned';
  return approval === 'approved' ? 'expired' : 'withdrawn';
}
