/** Calls `onChange` with the choice that a primitive names by its key, with the choice's own type. */
export function choose<Id extends string>(
  choices: readonly { readonly id: Id }[],
  key: string | number | null,
  onChange: (id: Id) => void,
): void {
  const choice = choices.find(({ id }) => id === key);
  if (choice) onChange(choice.id);
}
