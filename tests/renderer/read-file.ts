import type { OutputOf } from '#contract/op.ts';
import type { library } from '#features/library/contract.ts';
import { documentParts } from '#features/library/main/document-parts.ts';
import { extentIn, placeIn } from '#features/library/main/places.ts';
import type { FileToRead, Reading } from '#features/library/main/read-document.ts';
import { id } from './branch.ts';
import { aDocument } from './library-script.ts';

type Document = OutputOf<typeof library.document>;

/** A document as the main process would answer it, out of a real file. */
export async function documentFrom(
  number: number,
  fileName: string,
  content: Uint8Array,
  how: Pick<FileToRead, 'customerData'> = {},
): Promise<Document> {
  let reading: Reading | null = null;
  let text = '';
  const cuts: Document['cuts'] = [];
  const marks: Document['marks'] = [];
  for await (const part of documentParts({ content, fileName, ...how })) {
    if (part.kind === 'unreadable') throw new Error(part.issue.message);
    if (part.kind === 'customerData') throw new Error('The file asks what becomes of data of clients.');
    if (part.kind === 'opened') reading = part;
    if (part.kind !== 'slice') continue;
    const { format = 'txt' } = reading ?? {};
    text += part.text;
    marks.push(...part.marks);
    for (const { heading, start, end, place } of part.passages) {
      const where = placeIn(format, place?.from ?? null, place?.to ?? null);
      cuts.push({ id: id(number * 1000 + cuts.length), heading, start, end, place: where });
    }
  }
  if (reading === null) throw new Error('The file came to no text.');
  const { format, encoding, extent, notices } = reading;
  const about = { format, encoding, extent: extentIn(format, extent), notices };
  return aDocument(number, { title: fileName, text, cuts, marks, ...about });
}
