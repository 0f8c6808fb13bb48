import type { ReactNode } from 'react';

/** One of several things that can be chosen. */
export type Choice<Id extends string> = {
  readonly id: Id;
  readonly label: string;
  readonly description?: string;
  /** A small drawing at the end of the line. */
  readonly end?: ReactNode;
  readonly isDisabled?: boolean;
};

/** Calls `onChange` with the choice that a primitive names by its key, with the choice's own type. */
export function choose<Id extends string>(
  choices: readonly Pick<Choice<Id>, 'id'>[],
  key: string | number | null,
  onChange: (id: Id) => void,
): void {
  const choice = choices.find(({ id }) => id === key);
  if (choice) onChange(choice.id);
}
