import { unpackTerms } from './term-sequence.ts';

/** A passage by its place in the index; the places of an index change when it is built anew, never before. */
export type Place = number;

export type IndexedPassage = {
  /** As the database numbers it. */
  readonly number: number;
  readonly documentId: string;
  /** See `packTerms`. */
  readonly terms: Uint8Array;
};

/** Passages one after the other: their packed terms, and where each ends. */
export type PackedPassages = { readonly bytes: Uint8Array; readonly ends: Uint32Array };

/** The longest passage in terms, with room to spare: passages hold 1,400 characters and their heading 300. */
const mostTerms = 2048;
const firstRoom = 1024;

const doubled = <A extends Uint8Array | Uint32Array>(from: A, into: A): A => {
  into.set(from);
  return into;
};

/**
 * The terms of all passages, in memory: what ranking needs of a few hundred passages for each search, and what an embedder
 * is learned from. About 300 bytes a passage. The database holds the same and is what counts; this can be built anew from
 * it at any time.
 */
export function createPassageIndex() {
  let size = 0;
  let used = 0;
  let bytes = new Uint8Array(firstRoom * 256);
  let ends = new Uint32Array(firstRoom);
  let lengths = new Uint32Array(firstRoom);
  let numbers = new Uint32Array(firstRoom);
  let frequencies = new Uint32Array(firstRoom);
  const documents: string[] = [];
  const placeOf = new Map<number, Place>();
  const placesOf = new Map<string, Place[]>();
  let live = 0;
  let liveTerms = 0;
  const scratch = new Uint32Array(mostTerms);

  const read = (place: Place): number =>
    unpackTerms(bytes, place === 0 ? 0 : (ends[place - 1] ?? 0), ends[place] ?? 0, scratch);

  const makeRoom = (more: number): void => {
    while (used + more > bytes.length) bytes = doubled(bytes, new Uint8Array(bytes.length * 2));
    if (size < ends.length) return;
    const room = ends.length * 2;
    ends = doubled(ends, new Uint32Array(room));
    lengths = doubled(lengths, new Uint32Array(room));
    numbers = doubled(numbers, new Uint32Array(room));
  };

  /** Counts each term of a passage once, up or down. */
  const count = (place: Place, step: 1 | -1): void => {
    const terms = scratch.subarray(0, read(place)).toSorted();
    terms.forEach((term, at) => {
      if (at > 0 && terms[at - 1] === term) return;
      while (term >= frequencies.length) {
        frequencies = doubled(frequencies, new Uint32Array(frequencies.length * 2));
      }
      frequencies[term] = (frequencies[term] ?? 0) + step;
    });
  };

  const add = ({ number, documentId, terms }: IndexedPassage): Place => {
    makeRoom(terms.length);
    const place = size;
    bytes.set(terms, used);
    used += terms.length;
    ends[place] = used;
    numbers[place] = number;
    size += 1;
    documents[place] = documentId;
    lengths[place] = read(place);
    placeOf.set(number, place);
    const places = placesOf.get(documentId);
    if (places === undefined) placesOf.set(documentId, [place]);
    else places.push(place);
    live += 1;
    liveTerms += lengths[place];
    count(place, 1);
    return place;
  };

  /** Its passages are found no more; their room comes back when the index is built anew. */
  const removeDocument = (documentId: string): void => {
    for (const place of placesOf.get(documentId) ?? []) {
      count(place, -1);
      live -= 1;
      liveTerms -= lengths[place] ?? 0;
      placeOf.delete(numbers[place] ?? 0);
      documents[place] = '';
    }
    placesOf.delete(documentId);
  };

  return {
    add,
    removeDocument,
    /** How many passages can be found. */
    size: (): number => live,
    /** Places are below this; some may be of passages that are gone. */
    places: (): number => size,
    averageLength: (): number => (live === 0 ? 0 : liveTerms / live),
    hasDocument: (documentId: string): boolean => placesOf.has(documentId),
    placeOf: (number: number): Place | undefined => placeOf.get(number),
    numberAt: (place: Place): number => numbers[place] ?? 0,
    /** Empty where the passage is gone. */
    documentAt: (place: Place): string => documents[place] ?? '',
    /** In terms. */
    lengthAt: (place: Place): number => lengths[place] ?? 0,
    /** In how many passages a term stands. */
    frequencyOf: (term: number): number => frequencies[term] ?? 0,
    /** Numbers of terms are below this. */
    termLimit: (): number => frequencies.length,
    /** The terms of all passages, one after the other, and where each ends. */
    material: (): PackedPassages => {
      const packed = new Uint8Array(used);
      const packedEnds: number[] = [];
      let at = 0;
      for (let place = 0; place < size; place += 1) {
        if (documents[place] === '') continue;
        const terms = bytes.subarray(place === 0 ? 0 : ends[place - 1], ends[place]);
        packed.set(terms, at);
        at += terms.length;
        packedEnds.push(at);
      }
      return { bytes: packed.slice(0, at), ends: Uint32Array.from(packedEnds) };
    },
    /** The terms of a passage in reading order. Valid until the next call. */
    termsAt: (place: Place): Uint32Array => scratch.subarray(0, read(place)),
  };
}
export type PassageIndex = ReturnType<typeof createPassageIndex>;
