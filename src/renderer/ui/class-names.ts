/** Joins the class names that hold; a CSS module gives `undefined` for a name that it does not have. */
export const classNames = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ');
