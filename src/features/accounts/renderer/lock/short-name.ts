/** `Dana W.`: enough for whoever shares the PC, and little for who passes by. A name of one word stands whole. */
export function shortName(name: string): string {
  const [first = '', ...others] = name.trim().split(/\s+/);
  const initials = others.flatMap((word) => {
    const [letter] = /\p{L}\p{M}*/u.exec(word) ?? [];
    return letter === undefined ? [] : [`${letter}.`];
  });
  return [first, ...initials.slice(-1)].join(' ');
}
