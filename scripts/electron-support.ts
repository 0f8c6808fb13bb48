/** How many majors of Electron its makers mend (electronjs.org, "Electron Release Timelines"). */
const supportedMajors = 3;
/** Days after which a release in the same line has to have been taken up. */
const graceDays = 14;

const parts = (version: string): readonly number[] => version.split('.').map(Number);

/** Negative, zero or positive as `a` is older than, the same as or newer than `b`; both are `1.2.3`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  return (
    left.map((number, index) => number - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0
  );
}

/**
 * What keeps a version of Electron from being shipped; empty when nothing does.
 * @param published every published version with its time (ISO 8601), as `npm view electron time` tells it
 */
export function electronFindings(
  pinned: string,
  published: Readonly<Record<string, string>>,
  now: Date,
): readonly string[] {
  const stable = Object.keys(published).filter((version) => /^\d+\.\d+\.\d+$/.test(version));
  if (!stable.includes(pinned)) return [`Electron ${pinned} is not among the published versions.`];
  const majorOf = (version: string): number => parts(version)[0] ?? 0;
  const majors = [...new Set(stable.map(majorOf))].toSorted((a, b) => b - a).slice(0, supportedMajors);
  const findings: string[] = [];
  if (!majors.includes(majorOf(pinned))) {
    findings.push(`Electron ${pinned} gets no mends any more: supported are ${majors.join(', ')}.`);
  }
  const overdue = stable.find(
    (version) =>
      majorOf(version) === majorOf(pinned) &&
      compareVersions(version, pinned) > 0 &&
      now.getTime() - Date.parse(published[version] ?? '') > graceDays * 86_400_000,
  );
  if (overdue !== undefined) {
    findings.push(
      `Electron ${overdue} has been out for more than ${graceDays} days: take the newest of its line.`,
    );
  }
  return findings;
}
