const letters = 'аеорсухіјѕһԁαορνυι';
const drawnLike = 'aeopcyxijshdaopvui';
const anyLetter = new RegExp(`[${letters}]`, 'g');

/** What a name looks like: names of one look are told apart by something else (after UTS #39, 4, "skeleton"). */
export const lookOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    // Letters of other alphabets that are drawn like Latin ones, and Latin ones that are drawn like each other.
    .replaceAll(anyLetter, (letter) => drawnLike.charAt(letters.indexOf(letter)))
    .replaceAll(/[l1|]/g, 'i')
    .replaceAll(/\s+/g, ' ');
