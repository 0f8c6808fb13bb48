import { chartPoints, lineChartMarks } from './charts.ts';
import { type ReportSheet, setContinued, setHeading, setLabelled, sourceParagraphs } from './report-sheet.ts';
import { type } from './report-style.ts';
import type { TextStyle } from './typesetter.ts';
import { verdictIcon, iconWidth } from './verdict-icon.ts';

const setStrengths = (sheet: ReportSheet): void => {
  const { flow, report, words } = sheet;
  setHeading(sheet, words.strengths);
  if (report.strengths.length === 0) flow.text(words.noStrengths, type.quiet);
  for (const strength of report.strengths) {
    const width = flow.width - iconWidth - 4;
    flow.row([
      {
        x: iconWidth + 4,
        width,
        lines: flow.typesetter.lines(strength, type.body, width),
        icon: (left, baseline) => verdictIcon('right')(left - iconWidth - 4, baseline),
      },
    ]);
    flow.skip(4);
  }
};

const setImprovements = (sheet: ReportSheet): void => {
  const { flow, report, words } = sheet;
  setHeading(sheet, words.improvements);
  if (report.improvements.length === 0) flow.text(words.noImprovements, type.quiet);
  for (const [index, { item, said, better, source }] of report.improvements.entries()) {
    if (index > 0) flow.skip(10);
    flow.need(60);
    const title = words.items[report.kind].name(item);
    flow.text(title, type.strong);
    flow.skip(2);
    const onContinue = setContinued(sheet, item);
    const saidText = said === null || said.trim() === '' ? words.notAnswered : words.quote(said);
    setLabelled(sheet, words.said, [{ text: saidText, style: type.quiet }], onContinue);
    setLabelled(sheet, words.better, [{ text: words.quote(better), style: type.body }], onContinue);
    if (source) setLabelled(sheet, words.source, sourceParagraphs(sheet, source, type.small), onContinue);
  }
};

/** How many sessions the chart shows: each has its score written above it. */
const chartSessions = 12;

const setHistory = (sheet: ReportSheet): void => {
  const { flow, report, words, format } = sheet;
  const shown = report.history.slice(-chartSessions);
  const [first] = shown;
  const last = shown.at(-1);
  if (!first || !last) return;
  setHeading(sheet, words.history);
  const all = shown.length === report.history.length;
  flow.text(
    all ? words.historyAll(shown.length) : words.historySome(shown.length, report.history.length),
    type.quiet,
  );
  if (shown.length === 1) return;
  const height = 92;
  flow.draw(height + 38, (left, top) => {
    const area = { x: left + 14, y: top + 18, width: flow.width - 70, height };
    const points = chartPoints(
      shown.map(({ overall }) => overall),
      area,
    );
    const goalY = area.y + area.height * (1 - report.passMark / 100);
    const place = (text: string, style: TextStyle, x: number, y: number, share: number) =>
      flow.typesetter
        .lines(text, style, flow.width)
        .slice(0, 1)
        .flatMap((line) => flow.lineMarks(line, x - line.width * share, y));
    return [
      ...lineChartMarks(points, area, goalY),
      // Below the goal the number stands below its point, so that the goal's line does not run through it.
      ...points.flatMap(({ x, y }, index) =>
        place(String(shown[index]?.overall ?? ''), type.smallStrong, x, y > goalY ? y + 14 : y - 7, 0.5),
      ),
      ...place(words.passLine(report.passMark), type.meta, area.x + area.width + 8, goalY + 3, 0),
      ...place(format.date(first.at), type.meta, area.x, area.y + area.height + 13, 0),
      ...place(format.date(last.at), type.meta, area.x + area.width, area.y + area.height + 13, 1),
    ];
  });
};

/** How many replaced characters are named one by one. */
const namedCharacters = 40;

const codePointsOf = (grapheme: string): string =>
  Array.from(
    grapheme,
    (part) => `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join('+');

const replacedText = ({ flow, words }: ReportSheet): string | null => {
  const { replaced } = flow.typesetter;
  if (replaced.size === 0) return null;
  const graphemes = [...replaced.keys()];
  const named = graphemes.slice(0, namedCharacters).map(codePointsOf);
  const others = graphemes.length - named.length;
  const which = others > 0 ? [...named, words.andOthers(others)] : named;
  return words.aboutReplaced(graphemes.length, which.join(', '));
};

const setAbout = (sheet: ReportSheet): void => {
  const { flow, report, words, format } = sheet;
  setHeading(sheet, words.about);
  const engine = words.engine(words.engines[report.engine.name], report.engine.version, report.engine.rubric);
  const lines = [
    words.aboutEngine(engine),
    `${words.aboutSession(report.sessionId)} ${words.aboutTimes(format.zone)}`,
    ...(report.removedSources.length > 0 ? [words.aboutRemoved(report.removedSources.join(', '))] : []),
    replacedText(sheet),
  ];
  for (const line of lines) if (line !== null) flow.text(line, type.small);
};

/** What to take from the session, and how to read the report. */
export const setClosing = (sheet: ReportSheet): void => {
  setStrengths(sheet);
  setImprovements(sheet);
  setHistory(sheet);
  setHeading(sheet, sheet.words.nextStep);
  sheet.flow.text(sheet.report.nextStep, type.body);
  setAbout(sheet);
};
