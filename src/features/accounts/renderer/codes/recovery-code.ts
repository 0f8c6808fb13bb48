/** The last group of a recovery code, which is typed again to show that the code was kept. */
export const lastGroup = (code: string): string =>
  code
    .trim()
    .split(/[\s-]+/u)
    .at(-1) ?? '';

/** Whether two groups are the same sign for sign. Crockford's base32 reads O as 0 and I or L as 1, in any case. */
export const sameGroup = (typed: string, group: string): boolean =>
  plain(typed) === plain(group) && plain(group) !== '';

const plain = (text: string): string =>
  text.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
