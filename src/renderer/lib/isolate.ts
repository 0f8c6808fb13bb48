/** Letters written from right to left, and the signs that turn the direction of what follows. */
const turns = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC]|\p{Cf}/u;

/**
 * A name for the middle of a sentence: what it is written in turns nothing of the words around it. On an element of its
 * own `<bdi>` does the same.
 */
export const isolate = (name: string): string => (turns.test(name) ? `\u2068${name}\u2069` : name);
