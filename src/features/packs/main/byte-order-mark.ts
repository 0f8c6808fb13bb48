const mark = [0xef, 0xbb, 0xbf];

/**
 * A text with a byte order mark in front: it is read as UTF-8 and as nothing else. Without one, a text that begins like a
 * file of another kind would be taken for that, and bytes that are no UTF-8 for those of an older encoding.
 */
export function withByteOrderMark(content: Uint8Array): Uint8Array {
  if (mark.every((byte, at) => content[at] === byte)) return content;
  const marked = new Uint8Array(mark.length + content.byteLength);
  marked.set(mark);
  marked.set(content, mark.length);
  return marked;
}
