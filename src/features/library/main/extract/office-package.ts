import { type Archive, damaged } from './open-archive.ts';
import { readXml, type XmlHandlers } from './read-xml.ts';

/** What a part of an Office file points to: `kind` is the last word of the relation's type. */
export type Relation = { readonly id: string; readonly kind: string; readonly target: string };

/** The relations of a part; `''` for those of the whole file. A part without any has none. */
export async function relationsOf(archive: Archive, part: string): Promise<readonly Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!archive.has(path)) return relations;
  await readXml(archive.read(path), {
    open: ({ name, attribute }) => {
      const target = attribute('Target');
      if (name !== 'Relationship' || target === undefined || attribute('TargetMode') === 'External') return;
      const kind = attribute('Type') ?? '';
      relations.push({
        id: attribute('Id') ?? '',
        kind: kind.slice(kind.lastIndexOf('/') + 1),
        target: resolved(folder, target),
      });
    },
    close: () => {},
    text: () => {},
  });
  return relations;
}

/** The name of an entry, from a reference that stands in `folder`. */
function resolved(folder: string, target: string): string {
  const steps: string[] = target.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The part that the whole file is about. */
export async function mainPartOf(archive: Archive): Promise<string> {
  const relations = await relationsOf(archive, '');
  const main = relations.find(({ kind }) => kind === 'officeDocument')?.target;
  if (main === undefined || !archive.has(main)) throw damaged();
  return main;
}

/** Reads a part that another one points to, where there is one. */
export async function readRelated(
  archive: Archive,
  relations: readonly Relation[],
  kind: string,
  handlers: XmlHandlers,
): Promise<void> {
  const part = relations.find((relation) => relation.kind === kind)?.target;
  if (part !== undefined && archive.has(part)) await readXml(archive.read(part), handlers);
}
