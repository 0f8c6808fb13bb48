import type { OutputOf } from '#contract/op.ts';
import type { library } from '../contract.ts';

/** A page of the library's list. */
export type DocumentPage = OutputOf<typeof library.list>;

/** One document in it. */
export type DocumentView = DocumentPage['items'][number];
