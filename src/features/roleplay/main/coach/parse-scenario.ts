import { difficulties } from '#features/roleplay/contract.ts';
import { neverDos } from './customer/never-dos.ts';
import { reactions } from './customer/stock-lines.ts';
import { quantitiesIn } from '#main/kernel/language/quantities.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import { Scenario } from './scenario.ts';

/** A scenario whose parts fit each other: ids that name something, each once, and no line that stands twice. */
const Coherent = Scenario.superRefine((scenario, context) => {
  const problem = (path: PropertyKey[], message: string) =>
    context.addIssue({ code: 'custom', path, message });

  const seen = new Map<string, string>();
  for (const { path, text } of linesOf(scenario)) {
    const before = seen.get(text.toLowerCase());
    if (before !== undefined) problem(path, `The same line stands at ${before}.`);
    else seen.set(text.toLowerCase(), path.join('.'));
  }

  const facts = scenario.facts.map(({ id }) => id);
  repeated(facts, (at) => problem(['facts', at, 'id'], 'Another fact has this id.'));
  const ids = scenario.beats.map(({ id }) => id);
  repeated(ids, (at) => problem(['beats', at, 'id'], 'Another beat has this id.'));
  const forbidden = [...neverDos, ...scenario.neverDos].map(({ id }) => id);
  repeated(forbidden, (at) =>
    problem(['neverDos', at - neverDos.length, 'id'], 'Another never-do has this id.'),
  );
  for (const [at, beat] of scenario.beats.entries()) {
    repeated(
      beat.points.map(({ id }) => id),
      (index) => problem(['beats', at, 'points', index, 'id'], 'Another point of the beat has this id.'),
    );
    for (const [index, fact] of (beat.find?.facts ?? []).entries())
      if (!facts.includes(fact)) problem(['beats', at, 'find', 'facts', index], 'There is no such fact.');
    for (const [index, risk] of beat.risks.entries())
      if (!forbidden.includes(risk)) problem(['beats', at, 'risks', index], 'There is no such never-do.');
    for (const [index, { figure, phrasings }] of beat.points.entries()) {
      const path = ['beats', at, 'points', index];
      if (figure !== undefined && quantitiesIn(figure).length !== 1)
        problem([...path, 'figure'], 'Write one figure.');
      for (const [place, phrasing] of phrasings.entries())
        if (!saysEnough(phrasing)) problem([...path, 'phrasings', place], 'Use at least two words.');
    }
  }
  for (const difficulty of difficulties) {
    const places = scenario.difficulties[difficulty].beats.map((id) => ids.indexOf(id));
    for (const [at, place] of places.entries()) {
      const path = ['difficulties', difficulty, 'beats', at];
      if (place === -1) problem(path, 'There is no such beat.');
      else if (place <= (places[at - 1] ?? -1)) problem(path, 'Keep the order of the beats.');
    }
  }
});

/** Reads a scenario. Throws one error that lists every problem with its path. */
export function parseScenario(json: unknown): Scenario {
  const read = Coherent.safeParse(json);
  if (read.success) return read.data;
  const problems = read.error.issues.map(
    ({ path, message }) => `- ${path.join('.') || '(file)'}: ${message}`,
  );
  throw new Error(['This scenario does not fit:', ...problems].join('\n'));
}

/** One word proves nothing. */
const saysEnough = (phrasing: string): boolean => tokenize(phrasing).length >= 2;

function repeated(ids: readonly string[], report: (at: number) => void): void {
  for (const [at, id] of ids.entries()) if (ids.indexOf(id) < at) report(at);
}

type Placed = { readonly path: PropertyKey[]; readonly text: string };

/** Everything that the customer may say, with its place: no line stands twice, so that none is said twice. */
function linesOf(scenario: Scenario): Placed[] {
  const placed = (path: PropertyKey[], lines: readonly string[]): Placed[] =>
    lines.map((text, at) => ({ path: [...path, at], text }));
  return [
    ...placed(['opening'], scenario.opening),
    ...scenario.beats.flatMap((beat, at) => [
      ...placed(['beats', at, 'asks'], beat.asks),
      ...beat.points.flatMap((point, index) => [
        ...placed(['beats', at, 'points', index, 'heard'], point.heard),
        ...placed(['beats', at, 'points', index, 'asks'], point.asks),
      ]),
    ]),
    ...scenario.facts.flatMap((fact, at) => placed(['facts', at, 'says'], fact.says)),
    ...scenario.neverDos.flatMap((one, at) => placed(['neverDos', at, 'says'], one.says)),
    ...reactions.flatMap((key) => placed(['manner', key], scenario.manner[key] ?? [])),
    ...placed(['closing', 'won'], scenario.closing.won),
    ...placed(['closing', 'polite'], scenario.closing.polite),
    ...placed(['closing', 'leaves'], scenario.closing.leaves),
  ];
}
