/** One figure. Labels tell samples of a family apart; `suffix` names a part of a summary: `_sum`, `_count`. */
export type Sample = {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly suffix?: '_sum' | '_count';
};

/** Figures of one kind, in base units (seconds, bytes), named as Prometheus recommends. */
export type Family = {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'summary';
  readonly samples: readonly Sample[];
};

const escapedHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', String.raw`\n`);
const escapedLabel = (text: string): string => escapedHelp(text).replaceAll('"', String.raw`\"`);

const valueOf = (value: number): string => {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
};

const lineOf = (name: string, { value, labels = {}, suffix }: Sample): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapedLabel(text)}"`);
  return `${name}${suffix ?? ''}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${valueOf(value)}\n`;
};

/**
 * Text exposition format 0.0.4 of Prometheus: a HELP and a TYPE line for each family, then its samples. Families without
 * samples are left out, since there is nothing to tell of them.
 */
export const prometheusText = (families: readonly Family[]): string =>
  families
    .filter(({ samples }) => samples.length > 0)
    .map(
      ({ name, help, type, samples }) =>
        `# HELP ${name} ${escapedHelp(help)}\n# TYPE ${name} ${type}\n` +
        samples.map((sample) => lineOf(name, sample)).join(''),
    )
    .join('');
