import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { FieldIssue } from '#contract/errors.ts';
import { issueWords } from '#contract/issue-words.ts';
import { isLimitName } from '#contract/limits.ts';
import { isSettingKey, settings, type SettingKey, type SettingValues } from '#contract/settings.ts';
import type { PolicyFault, PolicyReading, PolicySourceName } from '#main/platform/policy/policy-source.ts';
import { fieldIssues } from './field-issues.ts';
import { structureIssue } from './structure.ts';

/** Something of a policy that is not in force, and why. `path` is empty where it is the whole of a file. */
export type PolicyProblem = FieldIssue & {
  readonly source: PolicySourceName;
  readonly file: string | null;
};

/** What the organisation's policy comes to. */
export type Policy = {
  readonly values: SettingValues;
  /**
   * What the policy means to hold, and does not say in a way that can be used: the default is in force there, and no
   * admin changes it. `all`: a policy could not be read, so this goes for every key that the others do not name.
   */
  readonly unusable: ReadonlySet<SettingKey> | 'all';
  readonly problems: readonly PolicyProblem[];
  /** Keys that this version does not know. They do no harm: a newer version may. */
  readonly unknownKeys: readonly { readonly source: PolicySourceName; readonly key: string }[];
  /** Where something was found. */
  readonly sources: readonly PolicySourceName[];
  /** Names what is in force: equal exactly where it is the same. `null` where there is no policy. */
  readonly digest: string | null;
};

const faultWords = {
  not_protected: 'People who use this PC could change it, so it is not taken for the organisation’s word.',
  not_a_file: 'It is a link, or something else that is no ordinary file.',
  too_large: 'It is larger than a policy can be.',
  not_utf8: 'It is not written in UTF-8.',
  not_json: 'It is not written in JSON.',
  too_deep: 'It is nested too deeply.',
  duplicate_key: 'It names the same key twice.',
  not_an_object: 'It has to be a set of named values.',
  unreadable: 'It is not there, or could not be read.',
} as const;

/** What anybody could have put there holds nothing, and locks nothing either: it is reported. */
const nobodysWord: ReadonlySet<PolicyFault> = new Set(['not_protected', 'not_a_file']);

/**
 * Holds what was read against the schema. Where two readings name the same, the later one counts. Each key stands or
 * falls alone, and so does each limit; every problem is named.
 */
export function policyOf(readings: readonly PolicyReading[]): Policy {
  const taken = new Map<string, { path: Path; value: unknown }>();
  const broken = new Map<string, SettingKey>();
  const problems: PolicyProblem[] = [];
  const unknownKeys: Policy['unknownKeys'][number][] = [];

  for (const reading of readings) {
    const { source, file } = reading;
    if (reading.kind === 'unusable') {
      const { fault, at } = reading;
      problems.push({ source, file, path: at ?? '', issue: fault, message: faultWords[fault] });
      continue;
    }
    for (const { path, raw } of partsOf(reading.values)) {
      const name = path.join('.');
      const known = schemaAt(path, source);
      if (known === null) {
        unknownKeys.push({ source, key: shown(name) });
        continue;
      }
      const found = valueOf(known.schema, raw);
      taken.delete(name);
      broken.delete(name);
      if (found.issues.length === 0) taken.set(name, { path, value: found.value });
      else broken.set(name, known.key);
      for (const { path: within, issue, message } of found.issues) {
        problems.push({ source, file, path: within === '' ? name : `${name}.${within}`, issue, message });
      }
    }
  }

  const counted = readings.filter((reading) => reading.kind === 'found' || !nobodysWord.has(reading.fault));
  const anyUnread = counted.some(({ kind }) => kind === 'unusable');
  const values = assembled([...taken.values()]);
  return {
    values,
    unusable: anyUnread ? 'all' : new Set(broken.values()),
    problems,
    unknownKeys,
    sources: [...new Set(counted.map(({ source }) => source))],
    digest: counted.length === 0 ? null : digestOf({ values, broken: [...broken.keys()], anyUnread }),
  };
}

/** A key, or a limit below its key. */
type Path = readonly [key: string, limit?: string];

const partsOf = (values: Readonly<Record<string, unknown>>): { path: Path; raw: unknown }[] =>
  Object.entries(values).flatMap(([key, raw]): { path: Path; raw: unknown }[] =>
    key === 'limits' && typeof raw === 'object' && raw !== null && !Array.isArray(raw)
      ? Object.entries(raw).map(([limit, figure]) => ({ path: [key, limit], raw: figure }))
      : [{ path: [key], raw }],
  );

function schemaAt(
  [key, limit]: Path,
  source: PolicySourceName,
): { key: SettingKey; schema: z.ZodType } | null {
  if (!isSettingKey(key)) return null;
  if (settings[key].setBy === 'commandLine' && source !== 'commandLine') return null;
  if (limit === undefined) return { key, schema: settings[key].schema };
  const { shape } = settings.limits.schema;
  return isLimitName(limit) ? { key, schema: shape[limit] } : null;
}

/** One value, looked at for its shape before a schema is, as every input. */
function valueOf(schema: z.ZodType, raw: unknown): { value: unknown; issues: readonly FieldIssue[] } {
  const misshapen = structureIssue({ value: raw });
  if (misshapen !== null) return { value: null, issues: [{ ...misshapen, path: '' }] };
  const parsed = schema.safeParse(raw, { error: issueWords });
  return parsed.success
    ? { value: parsed.data, issues: [] }
    : { value: null, issues: fieldIssues(parsed.error) };
}

/** The parts as one set again. Each was parsed by the schema of its place. */
function assembled(parts: readonly { path: Path; value: unknown }[]): SettingValues {
  const limits = parts.filter(({ path }) => path.length === 2).map(({ path, value }) => [path[1], value]);
  const others = parts.filter(({ path }) => path.length === 1).map(({ path, value }) => [path[0], value]);
  const all = limits.length === 0 ? others : [...others, ['limits', Object.fromEntries(limits)]];
  return Object.fromEntries(all) as SettingValues;
}

/** A key that nobody declared may hold anything, and is shown to people. */
const shown = (key: string): string => {
  const visible = key.toWellFormed().replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '\u{FFFD}');
  return visible.length <= 80 ? visible : `${visible.slice(0, 79).toWellFormed()}…`;
};

const digestOf = (inForce: unknown): string => createHash('sha256').update(canonical(inForce)).digest('hex');

/** JSON with its keys in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
