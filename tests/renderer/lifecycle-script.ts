import type { OutputOf } from '#contract/op.ts';
import { pageOf } from '#contract/schemas.ts';
import type { library } from '#features/library/contract.ts';
import type { Life } from '#features/library/contract/lifecycle.ts';
import { standingOf } from '#features/library/main/lifecycle/standing.ts';
import { person } from './branch.ts';
import { refuse, type Script } from './scripted-bridge.ts';

type Document = OutputOf<typeof library.document>;

const at = '2026-11-19T09:30:00.000Z';
const goesAt = '2026-12-19T09:30:00.000Z';
const today = '2026-11-19';

/** What the main process does with the life of documents, over those of a script. `earlier`: versions behind each. */
export function lifeOfDocuments(documents: Document[], earlier: readonly Document[] = []) {
  const bin = new Map<string, Document>();
  const owners = new Map<string, Life['owner']>();
  const approvals = new Map<string, Life['approval']>();
  const found = (id: string): Document =>
    [...documents, ...bin.values(), ...earlier].find((one) => one.id === id) ?? refuseNotFound();
  const life = (documentId: string): Life => {
    const { id, title, validFrom, validUntil, version, importedAt } = found(documentId);
    const behind = documents[0]?.id === id ? earlier : [];
    return {
      id,
      title,
      owner: owners.get(id) ?? null,
      approval: approvals.get(id) ?? 'approved',
      validFrom,
      validUntil,
      binned: bin.has(id) ? { at, by: person().name, goesAt } : null,
      versions: [
        { id, version, title, importedAt, isCurrent: true, isBinned: bin.has(id) },
        ...behind.map((one) => ({
          id: one.id,
          version: one.version,
          title: one.title,
          importedAt: one.importedAt,
          isCurrent: false,
          isBinned: false,
        })),
      ],
    };
  };
  const calls = {
    life: ({ documentId }) => life(documentId),
    govern: ({ documentId, ownerId, approval, validFrom = null, validUntil = null }) => {
      const place = documents.findIndex(({ id }) => id === documentId);
      const governed = { approval, validFrom, validUntil };
      documents[place] = {
        ...found(documentId),
        validFrom,
        validUntil,
        standing: standingOf(governed, today),
      };
      owners.set(documentId, ownerId === undefined ? null : { id: ownerId, name: person().name });
      approvals.set(documentId, approval);
      return life(documentId);
    },
    makeCurrent: ({ documentId }) => life(documentId),
    remove: ({ documentId }) => {
      bin.set(documentId, found(documentId));
      documents.splice(
        documents.findIndex(({ id }) => id === documentId),
        1,
      );
      return { documentId, goesAt };
    },
    restore: ({ documentId }) => {
      documents.unshift(found(documentId));
      bin.delete(documentId);
      return { documentId };
    },
    purge: ({ documentId }) => {
      bin.delete(documentId);
      return { documentId };
    },
    bin: ({ page = 1, pageSize = 50 }) => {
      const items = [...bin.values()].map(({ id, title, category, format, version }) => ({
        id,
        title,
        category,
        format,
        version,
        isCurrent: true,
        binnedAt: at,
        goesAt,
      }));
      return pageOf(items, items.length, { page, pageSize });
    },
    reindex: ({ documentId }) => ({ documents: documentId === undefined ? documents.length : 1 }),
  } satisfies Script['library'];
  return { calls, readAnywhere: found };
}

function refuseNotFound(): never {
  throw refuse('NOT_FOUND');
}
