/** A cut of a document of the library. `text` is the document's text from `start` on (UTF-16 offsets). */
export type MaterialPassage = {
  readonly id: string;
  readonly documentId: string;
  readonly documentTitle: string;
  readonly heading: string | null;
  readonly text: string;
  readonly start: number;
};
