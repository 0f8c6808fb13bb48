import { type PackedPassages, unpackTerms } from './term-sequence.ts';

/** A passage by its place in the index; the places of an index change when it is built anew, never before. */
export type Place = number;

/** Which block of a document; they are counted from 0. */
export type BlockName = { readonly documentId: string; readonly block: number };

/** Some passages of a document in reading order, as the database numbers them. */
export type PassageBlock = BlockName & { readonly numbers: Uint32Array; readonly terms: PackedPassages };

/** Where the passages of a block lie in the index. */
export type PlacedBlock = BlockName & { readonly first: Place; readonly count: number };

/** The longest passage in terms, with room to spare: passages hold 1,400 characters and their heading 300. */
const mostTerms = 2048;
const firstRoom = 1024;

/** An array that holds at least `wanted`, with what was in it. */
function grown<A extends Uint8Array | Uint32Array>(array: A, wanted: number, make: (size: number) => A): A {
  if (wanted <= array.length) return array;
  const larger = make(Math.max(wanted, array.length * 2));
  larger.set(array);
  return larger;
}
const bytesOf = (size: number): Uint8Array => new Uint8Array(size);
const wordsOf = (size: number): Uint32Array => new Uint32Array(size);

/**
 * The terms of all passages, in memory: what ranking needs of a few hundred passages for each search, and what an embedder
 * is learned from. About 300 bytes a passage. The database holds the same and is what counts; this can be built anew from
 * it at any time.
 */
export function createPassageIndex() {
  let size = 0;
  let used = 0;
  let bytes = bytesOf(firstRoom * 256);
  let ends = wordsOf(firstRoom);
  let lengths = wordsOf(firstRoom);
  let numbers = wordsOf(firstRoom);
  let frequencies = wordsOf(firstRoom);
  /** For each term the passage in which it was met last. */
  let lastMet = wordsOf(firstRoom);
  let met = 0;
  /** One more than the place of the passage with this number; 0: none. */
  let places = wordsOf(firstRoom);
  const documents: string[] = [];
  /** As they came; those of documents that are gone stay, so that each keeps its place. */
  const blocks: PlacedBlock[] = [];
  const blocksOf = new Map<string, PlacedBlock[]>();
  let live = 0;
  let liveTerms = 0;
  const scratch = wordsOf(mostTerms);

  const startOf = (place: Place): number => (place === 0 ? 0 : (ends[place - 1] ?? 0));
  const read = (place: Place): number => unpackTerms(bytes, startOf(place), ends[place] ?? 0, scratch);

  /** Counts each term of a passage once, up or down. Answers how many terms it has. */
  const count = (place: Place, step: 1 | -1): number => {
    const length = read(place);
    met += 1;
    for (let at = 0; at < length; at += 1) {
      const term = scratch[at] ?? 0;
      if (term >= frequencies.length) {
        frequencies = grown(frequencies, term + 1, wordsOf);
        lastMet = grown(lastMet, frequencies.length, wordsOf);
      }
      if (lastMet[term] === met) continue;
      lastMet[term] = met;
      frequencies[term] = (frequencies[term] ?? 0) + step;
    }
    return length;
  };

  const makeRoom = (passages: number, more: number): void => {
    bytes = grown(bytes, used + more, bytesOf);
    ends = grown(ends, size + passages, wordsOf);
    lengths = grown(lengths, size + passages, wordsOf);
    numbers = grown(numbers, size + passages, wordsOf);
  };

  /** Answers where it lies: its first passage, and the others after it. */
  const addBlock = ({ documentId, block, numbers: added, terms }: PassageBlock): PlacedBlock => {
    makeRoom(added.length, terms.bytes.length);
    bytes.set(terms.bytes, used);
    const placed = { documentId, block, first: size, count: added.length };
    added.forEach((number, at) => {
      const place = size + at;
      ends[place] = used + (terms.ends[at] ?? 0);
      numbers[place] = number;
      documents[place] = documentId;
      places = grown(places, number + 1, wordsOf);
      places[number] = place + 1;
      const length = count(place, 1);
      lengths[place] = length;
      liveTerms += length;
    });
    used += terms.bytes.length;
    size += added.length;
    live += added.length;
    blocks.push(placed);
    const others = blocksOf.get(documentId);
    if (others === undefined) blocksOf.set(documentId, [placed]);
    else others.push(placed);
    return placed;
  };

  /** Its passages are found no more; their room comes back when the index is built anew. */
  const removeDocument = (documentId: string): void => {
    for (const { first, count: passages } of blocksOf.get(documentId) ?? []) {
      for (let place = first; place < first + passages; place += 1) {
        count(place, -1);
        live -= 1;
        liveTerms -= lengths[place] ?? 0;
        places[numbers[place] ?? 0] = 0;
        documents[place] = '';
      }
    }
    blocksOf.delete(documentId);
  };

  return {
    addBlock,
    removeDocument,
    /** How many passages can be found. */
    size: (): number => live,
    averageLength: (): number => (live === 0 ? 0 : liveTerms / live),
    hasDocument: (documentId: string): boolean => blocksOf.has(documentId),
    /** Where the first of its passages lies. */
    firstPlaceOf: (documentId: string): Place | undefined => blocksOf.get(documentId)?.[0]?.first,
    /** How many blocks ever came. */
    blockCount: (): number => blocks.length,
    /** Counted from 0, as they came; `undefined` where it cannot be found any more. */
    blockAt: (at: number): PlacedBlock | undefined => {
      const block = blocks[at];
      return block === undefined || documents[block.first] !== block.documentId ? undefined : block;
    },
    placeOf: (number: number): Place | undefined => {
      const place = places[number] ?? 0;
      return place === 0 ? undefined : place - 1;
    },
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
      const packed = bytesOf(used);
      const packedEnds: number[] = [];
      let at = 0;
      for (let place = 0; place < size; place += 1) {
        if (documents[place] === '') continue;
        const terms = bytes.subarray(startOf(place), ends[place]);
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
