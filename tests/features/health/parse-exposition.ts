export type ParsedFamily = {
  readonly help: string;
  readonly type: string;
  readonly samples: {
    readonly name: string;
    readonly labels: Record<string, string>;
    readonly value: number;
  }[];
};

const sampleLine = /^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>.*)\})? (?<value>\S+)$/u;
const label = /(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<text>(?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/uy;

const unescaped = (text: string): string =>
  text.replaceAll(/\\([\\"n])/gu, (_, char: string) => (char === 'n' ? '\n' : char));

function labelsOf(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  label.lastIndex = 0;
  while (label.lastIndex < text.length) {
    const found = label.exec(text)?.groups;
    if (found === undefined) throw new Error(`No labels: ${text}`);
    labels[found['name'] ?? ''] = unescaped(found['text'] ?? '');
  }
  return labels;
}

const valueOf = (text: string): number => {
  const special: Readonly<Record<string, number>> = {
    NaN: Number.NaN,
    '+Inf': Number.POSITIVE_INFINITY,
    '-Inf': Number.NEGATIVE_INFINITY,
  };
  const value = special[text] ?? Number(text);
  if (special[text] === undefined && Number.isNaN(value)) throw new Error(`No value: ${text}`);
  return value;
};

/**
 * Reads text in the exposition format 0.0.4, strictly: each family has one HELP and one TYPE line before its samples, which
 * stand together and are all different; the last line ends as every other does.
 */
export function parseExposition(text: string): Map<string, ParsedFamily> {
  if (text !== '' && !text.endsWith('\n')) throw new Error('The last line does not end.');
  const families = new Map<string, { help: string; type: string; samples: ParsedFamily['samples'] }>();
  let current = '';
  const seen = new Set<string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const help = /^# HELP (\S+) (.*)$/u.exec(line);
    const type = /^# TYPE (\S+) (counter|gauge|summary|histogram|untyped)$/u.exec(line);
    if (help !== null) {
      current = help[1] ?? '';
      if (families.has(current)) throw new Error(`${current} stands twice.`);
      families.set(current, { help: unescaped(help[2] ?? ''), type: '', samples: [] });
      continue;
    }
    const family = families.get(current);
    if (type !== null) {
      if (family === undefined || type[1] !== current || family.samples.length > 0)
        throw new Error(`TYPE at the wrong place: ${line}`);
      family.type = type[2] ?? '';
      continue;
    }
    const { name = '', labels = '', value = '' } = sampleLine.exec(line)?.groups ?? {};
    const suffixes = family?.type === 'summary' ? ['', '_sum', '_count'] : [''];
    if (family === undefined || !suffixes.some((suffix) => name === `${current}${suffix}`))
      throw new Error(`A sample of no family: ${line}`);
    const sample = { name, labels: labelsOf(labels), value: valueOf(value) };
    const key = JSON.stringify([name, Object.entries(sample.labels).toSorted()]);
    if (seen.has(key)) throw new Error(`A sample stands twice: ${line}`);
    seen.add(key);
    family.samples.push(sample);
  }
  return families;
}
