/** The names of the fields in which two versions of a record differ, in order: what an audit row may say of a change. */
export const changedFields = <T extends object>(before: T, after: T): string[] => {
  const [one, other] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((name) => JSON.stringify(one.get(name)) !== JSON.stringify(other.get(name)))
    .toSorted();
};
