import { parseArgs } from 'node:util';

/**
 * The options of a verb, each with a text behind it. Answers in words what is wrong with them: one that is not known,
 * one of `required` that is missing, a word that belongs to no option.
 */
export function readOptions<Required extends string, Optional extends string>(
  args: readonly string[],
  { required, optional }: { readonly required: readonly Required[]; readonly optional: readonly Optional[] },
): ({ readonly [K in Required]: string } & { readonly [K in Optional]?: string }) | string {
  try {
    const options = Object.fromEntries(
      [...required, ...optional].map((name) => [name, { type: 'string' as const }]),
    );
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    const empty = Object.keys(values).find((name) => values[name] === '');
    if (empty !== undefined) return `--${empty} is empty.`;
    const missing = required.find((name) => values[name] === undefined);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is required was looked for above
    return missing === undefined ? (values as never) : `--${missing} is missing.`;
  } catch (error) {
    return error instanceof Error ? error.message : 'The options cannot be read.';
  }
}
