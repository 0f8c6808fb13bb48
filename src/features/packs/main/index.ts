import { implement, type ImplsOf } from '#main/kernel/implement.ts';
import { invalidInput, OperationRefused } from '#main/kernel/refusal.ts';
import type { Random } from '#main/platform/ports.ts';
import { packs, type Standing } from '../contract.ts';
import {
  applyImport,
  type LibraryChange,
  renamedBy,
  retiredBy,
  type StagedDocument,
} from './apply-import.ts';
import { withByteOrderMark } from './byte-order-mark.ts';
import { exportPack, type LibraryContents } from './export-pack.ts';
import { openSource } from './open-source.ts';
import { changesOf } from './plan-import.ts';
import { ownPublisher, publishersOf, trustOf } from './publishers.ts';
import type { ReadPack } from './read-pack.ts';
import { shippedPacks } from './shipped-packs.ts';
import { isStrongKey, signingKey } from './signing.ts';
import * as store from './store.ts';
import { type LibraryLook, type Survey, surveyOf } from './survey.ts';

export { forgetTitles } from './store.ts';

type FileOfPack = {
  readonly title: string;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly source: string;
  readonly importedBy: string;
};
type Hold = { readonly keep: (id: string) => void; readonly release: () => void };
type Library = LibraryLook &
  LibraryChange &
  LibraryContents & {
    /** Rejects with `INVALID_INPUT` for what is no text. `null`: the library holds that file already. */
    readonly stage: (file: FileOfPack, signal: AbortSignal, hold: Hold) => Promise<StagedDocument | null>;
    /** Keeps what is staged from being swept away before all of it is shown. */
    readonly hold: () => Hold;
    /** Once it is committed: what is shown is found from now on, and what nobody sees is found no more. */
    readonly settle: (changed: { shown: readonly string[]; retired: readonly string[] }) => void;
    /** Takes out of the store what nobody sees any more, and what was staged and never shown. */
    readonly sweep: () => Promise<void>;
  };
type Needs = {
  readonly random: Random;
  readonly resourcesDir: string;
  readonly library: Library;
};

/** How a pack is refused that stands wrongly to what was imported under its id. */
const refusals = {
  older: 'PACK_OLDER',
  versionReused: 'PACK_VERSION_REUSED',
  otherPublisher: 'PACK_OTHER_PUBLISHER',
} as const;
const isRefused = (standing: Standing): standing is keyof typeof refusals => standing in refusals;

const changes = ({ steps, newCategories }: Survey) => changesOf(steps, newCategories.length);
const isAsPlanned = (one: Survey, other: Survey): boolean => JSON.stringify(one) === JSON.stringify(other);

export function packsMain({ random, resourcesDir, library }: Needs) {
  /** How far the import has come that began last. */
  let work: { readonly done: number; readonly total: number } | null = null;

  /** Brings every new text of a pack into the store, where nobody sees it yet. */
  async function stageAll(
    pack: ReadPack,
    { steps }: Survey,
    importedBy: string,
    signal: AbortSignal,
    hold: Hold,
  ): Promise<ReadonlyMap<string, StagedDocument> | 'not_text' | 'came_meanwhile'> {
    const staged = new Map<string, StagedDocument>();
    const fresh = steps.filter((step) => step.kind === 'add' || step.kind === 'replace');
    for (const step of fresh) {
      work = { done: staged.size, total: fresh.length };
      const { id, title, format, source } = step.entry;
      const content = withByteOrderMark(pack.contentOf(step.entry));
      const file = { title, source, importedBy, content };
      try {
        const one = await library.stage({ ...file, fileName: `${id}.${format}` }, signal, hold);
        if (one === null) return 'came_meanwhile';
        staged.set(id, one);
      } catch (error) {
        if (error instanceof OperationRefused && error.code === 'INVALID_INPUT') return 'not_text';
        throw error;
      }
    }
    return staged;
  }
  const letGo = (hold: Hold): void => {
    hold.release();
    void library.sweep();
  };

  const handlers = {
    list: implement.query(packs.list, async (db) => {
      const imported = store.listPacks(db);
      const versions = new Map(imported.map(({ id, version }) => [id, version]));
      const shipped = (await shippedPacks(resourcesDir)).map(({ manifest }) => ({
        ...manifest,
        documents: manifest.documents.length,
        importedVersion: versions.get(manifest.id) ?? null,
      }));
      return { imported, shipped, publishers: publishersOf(db) };
    }),

    look: implement.query(packs.look, async (db, input) => {
      const pack = await openSource(input, resourcesDir);
      const { manifest, publicKey } = pack;
      const survey = surveyOf(db, pack, library);
      const fresh = new Set(survey.newCategories.map(({ id }) => id));
      return {
        ...manifest,
        publicKey,
        trust: trustOf(db, publicKey),
        standing: survey.standing,
        importedVersion: survey.importedVersion,
        categories: manifest.categories.map((one) => ({ ...one, isNew: fresh.has(one.id) })),
        changes: changes(survey),
      };
    }),

    import: implement.command(packs.import, {
      prepare: async (db, input, ctx) => {
        const pack = await openSource(input, resourcesDir);
        const { publicKey, manifest } = pack;
        if (trustOf(db, publicKey) === 'unknown') {
          return ctx.fail('PACK_NOT_TRUSTED', { publicKey, publisher: manifest.publisher });
        }
        const survey = surveyOf(db, pack, library);
        const { standing, importedVersion } = survey;
        if (isRefused(standing)) return ctx.fail(refusals[standing], { importedVersion });
        const hold = library.hold();
        if (standing === 'same') return { pack, survey, staged: null, hold };
        try {
          const staged = await stageAll(pack, survey, ctx.actor.accountId, ctx.signal, hold);
          if (staged === 'not_text') return ctx.fail('PACK_UNREADABLE', { why: 'content' });
          if (staged === 'came_meanwhile') return ctx.fail('CONFLICT');
          return { pack, survey, staged, hold };
        } catch (error) {
          letGo(hold);
          throw error;
        } finally {
          work = null;
        }
      },
      commit: (db, _input, ctx) => {
        const { pack, survey, staged } = ctx.prepared;
        const { id, version, documents } = pack.manifest;
        // What was planned while others worked holds only where nothing of it has changed since.
        if (trustOf(db, pack.publicKey) === 'unknown' || !isAsPlanned(survey, surveyOf(db, pack, library))) {
          return ctx.fail('CONFLICT');
        }
        if (staged === null) {
          const nothing = { ...changesOf([], 0), unchanged: documents.length };
          return { id, version, changes: nothing };
        }
        applyImport(db, { head: pack, survey, staged, importedAt: ctx.now.toISOString() }, library);
        return { id, version, changes: changes(survey) };
      },
      discard: ({ hold }) => letGo(hold),
      after: (_output, { prepared: { staged, survey, hold } }) => {
        const [retired, renamed] =
          staged === null ? [[], []] : [retiredBy(survey.steps), renamedBy(survey.steps)];
        const shown = [...(staged?.values() ?? [])].map(({ id }) => id);
        // A title takes part in ranking (0248): what has another one is taken in anew.
        library.settle({ shown: [...shown, ...renamed], retired: [...retired, ...renamed] });
        letGo(hold);
      },
    }),

    progress: implement.query(packs.progress, () => ({ work })),

    export: implement.command(packs.export, {
      prepare: async (db, about, ctx) => {
        const kept = store.keySeed(db);
        const seed = kept ?? Buffer.from(random.bytes(32)).toString('hex');
        const key = signingKey(seed);
        const exported = await exportPack(db, about, key, library);
        if ('refused' in exported) {
          if (exported.refused !== 'UNKNOWN_CATEGORY') return ctx.fail(exported.refused);
          throw invalidInput([
            { path: 'categoryIds', issue: 'unknown_category', message: 'Choose one of the categories.' },
          ]);
        }
        return { ...exported, publicKey: key.publicKey, newSeed: kept === null ? seed : null };
      },
      commit: (db, { id, version }, ctx) => {
        const { newSeed, ...exported } = ctx.prepared;
        if (newSeed !== null) {
          // Two first exports at once: the later one was signed with a key that nobody would know again.
          if (store.keySeed(db) !== null) return ctx.fail('CONFLICT');
          store.keepKeySeed(db, newSeed);
        }
        return { ...exported, fileName: `${id}-${version}.drillpack` };
      },
    }),

    trust: implement.command(packs.trust, {
      commit: (db, { publicKey, name, trusted }, ctx) => {
        if (publicKey === ownPublisher.publicKey || !isStrongKey(Buffer.from(publicKey, 'hex'))) {
          throw invalidInput([
            { path: 'publicKey', issue: 'not_a_publisher', message: 'This key cannot be trusted by hand.' },
          ]);
        }
        if (trusted) store.trustPublisher(db, { publicKey, name, trustedAt: ctx.now.toISOString() });
        else store.distrustPublisher(db, publicKey);
        return { publicKey, trust: trustOf(db, publicKey) };
      },
    }),
  } satisfies ImplsOf<typeof packs>;

  return { handlers };
}
