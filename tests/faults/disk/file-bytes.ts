/** What one file holds, as it grows and shrinks. */
export type FileBytes = {
  write(at: number, bytes: Uint8Array): void;
  resize(bytes: number): void;
  readonly size: number;
  /** A copy, of all or of a part. */
  read(at?: number, bytes?: number): Buffer;
};

export function fileBytes(start: Uint8Array = new Uint8Array()): FileBytes {
  let held = Buffer.from(start);
  let size = held.length;
  const reserve = (wanted: number): void => {
    if (wanted <= held.length) return;
    const larger = Buffer.alloc(Math.max(wanted, 2 * held.length));
    held.copy(larger, 0, 0, size);
    held = larger;
  };
  return {
    write: (at, bytes) => {
      reserve(at + bytes.length);
      held.set(bytes, at);
      size = Math.max(size, at + bytes.length);
    },
    resize: (bytes) => {
      reserve(bytes);
      // What is cut off and grown again reads as zeros.
      if (bytes < size) held.fill(0, bytes, size);
      size = bytes;
    },
    get size() {
      return size;
    },
    read: (at = 0, bytes = size) => Buffer.from(held.subarray(at, Math.min(size, at + bytes))),
  };
}
