/** A value of the registry as `reg query` prints it: `type` is `REG_SZ` and so on. */
export type RegistryValue = { readonly name: string; readonly type: string; readonly data: string };
/** A key, by its whole path, with the values in it. */
export type RegistryKey = { readonly path: string; readonly values: readonly RegistryValue[] };

const valueLine = /^ {4}(?<name>.+?) {4}(?<type>REG_[A-Z_]+)(?: {4}(?<data>.*))?$/u;
/** A key without a name of its own: `(Default)`, in the language of Windows. */
const nameless = /^\(.*\)$/u;

/**
 * Takes apart what `reg query KEY /s` prints: a line for each key, and below it one for each value, set off by four
 * spaces. `null` where a line is neither, as a text of several lines would make it.
 */
export function parseRegistry(printed: string): RegistryKey[] | null {
  const keys: { path: string; values: RegistryValue[] }[] = [];
  for (const line of printed.split(/\r?\n/)) {
    if (line === '') continue;
    if (line.startsWith('HKEY_')) {
      keys.push({ path: line.trimEnd(), values: [] });
      continue;
    }
    const { name, type, data = '' } = valueLine.exec(line)?.groups ?? {};
    const key = keys.at(-1);
    if (name === undefined || type === undefined || key === undefined) return null;
    if (!nameless.test(name)) key.values.push({ name, type, data });
  }
  return keys;
}

/** What a value means; its text where its type means nothing here, and nothing where its letters were lost. */
function meaning({ type, data }: RegistryValue): unknown {
  if (data.includes('\u{FFFD}')) return null;
  if (type === 'REG_DWORD' || type === 'REG_QWORD') return /^0x[0-9a-f]+$/iu.test(data) ? Number(data) : data;
  if (type === 'REG_MULTI_SZ') return data.split(String.raw`\0`).filter((line) => line !== '');
  return data;
}

const isBelow = (path: string, top: string): boolean =>
  path.toLowerCase().startsWith(`${top.toLowerCase()}\\`);

/**
 * The values of a key as a policy names them: `limits\commands` is `commands` of the set `limits`. Yes and no are the
 * numbers 1 and 0 there, and a limit is `calls/seconds`.
 */
export function policyOfRegistry(
  keys: readonly RegistryKey[],
  top: string,
  yesNoKeys: ReadonlySet<string>,
): Record<string, unknown> {
  const own = keys
    .filter(({ path }) => path.toLowerCase() === top.toLowerCase())
    .flatMap(({ values }) => values);
  const sets = keys
    .filter(({ path, values }) => isBelow(path, top) && values.length > 0)
    .map(({ path, values }) => [path.slice(top.length + 1), values.map(limitOf)] as const);
  return Object.fromEntries([
    ...own.map((value) => [value.name, yesNoKeys.has(value.name) ? yesNo(value) : meaning(value)] as const),
    ...sets.map(([name, entries]) => [name, Object.fromEntries(entries)] as const),
  ]);
}

const yesNo = (value: RegistryValue): unknown => {
  const number = meaning(value);
  return number === 1 ? true : number === 0 ? false : number;
};

const limitOf = (value: RegistryValue): readonly [string, unknown] => {
  const { max, perSeconds } =
    /^(?<max>\d{1,9})\/(?<perSeconds>\d{1,9})$/u.exec(value.data.trim())?.groups ?? {};
  const isLimit = max !== undefined && perSeconds !== undefined;
  return [value.name, isLimit ? { max: Number(max), perSeconds: Number(perSeconds) } : meaning(value)];
};
