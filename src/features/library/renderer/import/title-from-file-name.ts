/** A title to start from: the name of a file without its ending, with spaces where the name has dashes. */
export function titleFromFileName(fileName: string): string {
  const bare = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[_\-\s]+/g, ' ')
    .trim();
  const [first = '', ...rest] = bare;
  return `${first.toLocaleUpperCase()}${rest.join('')}`.slice(0, 200).trim();
}
