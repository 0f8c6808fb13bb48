import { SaxesParser, type SaxesTagNS } from 'saxes';
import { damaged } from './open-archive.ts';
import { Unreadable } from './extracted.ts';

/** Deeper than any document of an office program. */
const deepest = 256;

/** An element: its name without prefix, and the vocabulary that the name is of. */
export type Tag = {
  readonly of: Vocabulary;
  readonly name: string;
  /** The value of an attribute, by its name without prefix. */
  readonly attribute: (name: string) => string | undefined;
  /** The relation that it stands for, by its id in the relations of the part. */
  readonly relation: () => string | undefined;
};
export type Vocabulary = 'word' | 'drawing' | 'slides' | 'math' | 'choices' | 'relations' | 'other';

export type XmlHandlers = {
  readonly open: (tag: Tag) => void;
  readonly close: (tag: Tag) => void;
  readonly text: (text: string) => void;
};

/** The ends of the names that the two editions of the standard (transitional, strict) give their vocabularies. */
const vocabularies: readonly (readonly [end: RegExp, of: Vocabulary])[] = [
  [/\/wordprocessingml(?:\/2006)?\/main$/u, 'word'],
  [/\/drawingml(?:\/2006)?\/main$/u, 'drawing'],
  [/\/presentationml(?:\/2006)?\/main$/u, 'slides'],
  [/\/officeDocument(?:\/2006)?\/math$/u, 'math'],
  [/\/markup-compatibility\/2006$/u, 'choices'],
  [/\/package\/2006\/relationships$/u, 'relations'],
];

/**
 * Reads XML piece by piece, strictly: what is not well-formed is damaged, and a document type is refused, since
 * entities come from there and office programs write none. Of two ways to say the same (`AlternateContent`) it tells
 * the first.
 * @throws `Unreadable`
 */
export async function readXml(pieces: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ xmlns: true });
  const known = new Map<string, Vocabulary>();
  const vocabularyOf = (uri: string): Vocabulary => {
    const found = known.get(uri) ?? vocabularies.find(([end]) => end.test(uri))?.[1] ?? 'other';
    known.set(uri, found);
    return found;
  };
  let depth = 0;
  /** How deep the second way to say it is being skipped. */
  let skipped = 0;
  const tagOf = ({ uri, local, attributes }: SaxesTagNS): Tag => ({
    of: vocabularyOf(uri),
    name: local,
    attribute: (name) => Object.values(attributes).find((one) => one.local === name)?.value,
    relation: () =>
      Object.values(attributes).find((one) => one.local === 'id' && one.uri.endsWith('/relationships'))
        ?.value,
  });

  parser.on('error', () => {
    throw damaged();
  });
  parser.on('doctype', () => {
    throw new Unreadable(
      'unsafe_xml',
      'This file declares entities, as no document of an office program does. It is not taken.',
    );
  });
  parser.on('opentag', (node) => {
    depth += 1;
    if (depth > deepest) throw damaged();
    const tag = tagOf(node);
    if (skipped > 0 || (tag.of === 'choices' && tag.name === 'Fallback')) skipped += 1;
    else handlers.open(tag);
  });
  parser.on('closetag', (node) => {
    depth -= 1;
    if (skipped > 0) skipped -= 1;
    else handlers.close(tagOf(node));
  });
  const tellText = (text: string): void => {
    if (skipped === 0) handlers.text(text);
  };
  parser.on('text', tellText);
  parser.on('cdata', tellText);

  let decoder: TextDecoder | null = null;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    parser.write(decodedOf(decoder, piece));
  }
  if (decoder !== null) parser.write(decodedOf(decoder));
  parser.close();
}

/** XML is UTF-8 unless its first bytes say UTF-16. */
const encodingOf = ([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | 'utf-8' => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

/** The next characters; none for the end. Malformed bytes are damage, whatever else the decoder may find is not. */
function decodedOf(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) throw damaged();
    throw error;
  }
}
