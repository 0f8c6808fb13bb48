import { barMarks } from './charts.ts';
import type { Mark } from './page-marks.ts';
import { setHeading, type ReportSheet } from './report-sheet.ts';
import { palette, type } from './report-style.ts';
import { iconWidth, verdictIcon } from './verdict-icon.ts';
import type { TextStyle } from './typesetter.ts';

/** One of our own short words as a single line; report content goes through the flow, which wraps. */
const wordMarks = (
  { flow }: ReportSheet,
  text: string,
  style: TextStyle,
  x: number,
  baseline: number,
  align: 'left' | 'right' = 'left',
): Mark[] => {
  const [line] = flow.typesetter.lines(text, style, flow.width);
  if (!line) return [];
  return flow.lineMarks(line, align === 'right' ? x - line.width : x, baseline);
};

const setMasthead = (sheet: ReportSheet): void => {
  const { flow, words } = sheet;
  flow.draw(24, (left, top) => [
    ...wordMarks(sheet, words.product, { ...type.strong, colour: palette.primary }, left, top + 9),
    ...wordMarks(sheet, words.kindOfDocument, type.meta, left + flow.width, top + 9, 'right'),
    {
      kind: 'line',
      points: [
        [left, top + 17],
        [left + flow.width, top + 17],
      ],
      thickness: 0.75,
      colour: palette.hairline,
    },
  ]);
};

const setFacts = (sheet: ReportSheet): void => {
  const { flow, report, words, format } = sheet;
  const { engine } = report;
  const minutes = Math.floor(report.usedSeconds / 60);
  const facts = [
    [words.trainee, report.trainee.name],
    [words.heldOn, `${format.dateTime(report.startedAt)} (${format.zone})`],
    [words.timeUsed, words.time(minutes, report.usedSeconds % 60, report.minutes)],
    [words.category, report.category.name],
    [words.difficulty, `${words.kinds[report.kind]}, ${words.difficulties[report.difficulty]}`],
    [words.scoredBy, words.engine(words.engines[engine.name], engine.version, engine.rubric)],
  ] as const;
  // The date is the longest of the usual values.
  const gap = 16;
  const shares = [0.3, 0.38, 0.32];
  const columns = shares.map((share, index) => ({
    x: shares.slice(0, index).reduce((sum, before) => sum + before, 0) * (flow.width + gap),
    width: share * (flow.width + gap) - gap,
  }));
  for (let first = 0; first < facts.length; first += columns.length) {
    flow.skip(8);
    const group = facts.slice(first, first + columns.length);
    flow.row(
      columns.flatMap(({ x, width }, column) =>
        group.slice(column, column + 1).map(([label, value]) => ({
          x,
          width,
          flushLeft: true,
          lines: [
            ...flow.typesetter.lines(label, type.meta, width),
            ...flow.typesetter.lines(value, type.body, width),
          ],
        })),
      ),
    );
  }
};

const overallMarks = (sheet: ReportSheet, x: number, y: number, width: number): Mark[] => {
  const { report, words } = sheet;
  const [stat] = sheet.flow.typesetter.lines(String(report.overall), type.stat, width);
  const outcome = report.passed ? 'right' : 'missed';
  const colour = report.passed ? palette.success : palette.warning;
  return [
    ...wordMarks(sheet, words.overall, type.strong, x, y + 10),
    ...(stat ? sheet.flow.lineMarks(stat, x, y + 48) : []),
    ...wordMarks(sheet, words.of100, type.quiet, x + (stat?.width ?? 0) + 6, y + 48),
    ...barMarks(x, y + 62, width, { value: report.overall / 100, goal: report.passMark / 100 }),
    ...verdictIcon(outcome)(x, y + 87),
    ...wordMarks(
      sheet,
      report.passed ? words.passed : words.notPassed,
      { ...type.smallStrong, colour },
      x + iconWidth,
      y + 87,
    ),
    ...wordMarks(sheet, words.passMark(report.passMark), type.meta, x + width, y + 87, 'right'),
    ...wordMarks(sheet, words.checksMet(report.checks.met, report.checks.total), type.meta, x, y + 106),
  ];
};

type ScoreRow = { readonly label: string; readonly score: number | null; readonly note?: string };

const scoreRowHeight = 19;

const scoreRowMarks = (
  sheet: ReportSheet,
  row: ScoreRow,
  at: { readonly x: number; readonly baseline: number; readonly width: number; readonly labelWidth: number },
): Mark[] => {
  const { words } = sheet;
  const noteWidth = row.note === undefined ? 0 : 86;
  const barLeft = at.x + at.labelWidth;
  const scoreRight = at.x + at.width - noteWidth;
  return [
    ...wordMarks(sheet, row.label, type.body, at.x, at.baseline),
    ...(row.score === null
      ? wordMarks(sheet, words.notAsked, type.meta, scoreRight, at.baseline, 'right')
      : [
          ...barMarks(barLeft, at.baseline - 6, scoreRight - 36 - barLeft, { value: row.score / 100 }),
          ...wordMarks(sheet, String(row.score), type.strong, scoreRight, at.baseline, 'right'),
        ]),
    ...(row.note === undefined
      ? []
      : wordMarks(sheet, row.note, type.meta, at.x + at.width, at.baseline, 'right')),
  ];
};

const setResult = (sheet: ReportSheet): void => {
  const { flow, report, words } = sheet;
  const height = 144;
  const padding = 14;
  const overallWidth = 182;
  const gap = 12;
  flow.skip(16);
  flow.draw(height, (left, top) => {
    const right = left + overallWidth + gap;
    const rightWidth = flow.width - overallWidth - gap;
    return [
      { kind: 'box', x: left, y: top, width: overallWidth, height, stroke: palette.hairline },
      ...overallMarks(sheet, left + padding, top + padding, overallWidth - 2 * padding),
      { kind: 'box', x: right, y: top, width: rightWidth, height, stroke: palette.hairline },
      ...wordMarks(sheet, words.byCategory, type.strong, right + padding, top + padding + 10),
      ...report.categoryScores.flatMap(({ key, score }, index) =>
        scoreRowMarks(
          sheet,
          { label: words.categoryScores[key], score },
          {
            x: right + padding,
            baseline: top + padding + 33 + index * scoreRowHeight,
            width: rightWidth - 2 * padding,
            labelWidth: 142,
          },
        ),
      ),
    ];
  });
};

const setCriteria = (sheet: ReportSheet): void => {
  const { flow, report, words } = sheet;
  if (report.criteria.length === 0) return;
  setHeading(sheet, words.byCriterion);
  for (const { key, score, met, total } of report.criteria) {
    const row = { label: words.criteria[key], score, note: total === 0 ? '' : words.metOf(met, total) };
    flow.draw(scoreRowHeight, (left, top) =>
      scoreRowMarks(sheet, row, { x: left, baseline: top + 11, width: flow.width, labelWidth: 142 }),
    );
  }
  flow.skip(3);
  flow.text(words.evidence, type.meta);
};

/** The first page: who, what, when, and every score. */
export const setSummary = (sheet: ReportSheet): void => {
  setMasthead(sheet);
  sheet.flow.text(sheet.report.title, type.title);
  setFacts(sheet);
  setResult(sheet);
  setCriteria(sheet);
};
