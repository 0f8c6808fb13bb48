import type { CustomerDataKind } from '../../contract/customer-data.ts';
import { foundIn, type Found } from './found.ts';

const kindOfHead: readonly (readonly [RegExp, CustomerDataKind])[] = [
  [/^(?:date of birth|birth ?date|birthday|dob|born)$/iu, 'birthDate'],
  [/^(?:e-?mail)(?: address)?$/iu, 'email'],
  [/^(?:phone|mobile|telephone|tel|cell|landline)\.?(?: (?:number|no\.?))?$/iu, 'phone'],
  [/^(?:postal |home )?address|^post ?code$|^zip(?: code)?$/iu, 'address'],
  [/^(?:iban|account(?: number)?|sort code)$/iu, 'bank'],
  [/^card(?: number)?$/iu, 'card'],
  [/^(?:customer|client|member|patient|passport|policy) (?:number|no\.?|id)$/iu, 'number'],
  [
    /^(?:(?:client|customer|patient|caller|guest)(?:'?s)?(?: name)?|(?:full |first |last )?name|surname|speaker)$/iu,
    'name',
  ],
];

export type Column = { readonly at: number; readonly kind: CustomerDataKind; readonly isSpeaker: boolean };

/** Columns of a table that its first line says to hold data of people. */
export const columnsOf = (text: string): Column[] =>
  (text.split('\n', 1)[0] ?? '').split('\t').flatMap((head, at) => {
    const kind = kindOfHead.find(([pattern]) => pattern.test(head.trim()))?.[1];
    return kind === undefined ? [] : [{ at, kind, isSpeaker: /^speaker$/iu.test(head.trim()) }];
  });

/** What stands in such columns, cell by cell; names are told apart, since a role is none. */
export function* cellsOf(text: string, columns: readonly Column[]): Generator<Found> {
  let at = text.indexOf('\n') + 1;
  if (at === 0 || columns.length === 0) return;
  for (const line of text.slice(at).split('\n')) {
    const cells = line.split('\t');
    let start = at;
    for (const [number, cell] of cells.entries()) {
      const column = columns.find((one) => one.at === number);
      if (column !== undefined && cell !== '') yield foundIn(text, start, start + cell.length, column.kind);
      start += cell.length + 1;
    }
    at += line.length + 1;
  }
}
