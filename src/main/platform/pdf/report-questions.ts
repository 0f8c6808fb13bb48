import { barMarks } from './charts.ts';
import { palette, type } from './report-style.ts';
import {
  type ReportItemData,
  type ReportSheet,
  sameSource,
  setContinued,
  setHeading,
  setLabelled,
  sourceParagraphs,
} from './report-sheet.ts';
import { setTable, type TableCell } from './table.ts';
import { iconWidth, type Outcome, outcomeColour, verdictIcon } from './verdict-icon.ts';

type CheckData = ReportItemData['checks'][number];

const outcomeOf = ({ verdict, points }: CheckData): Outcome => {
  if (verdict === 'met') return points < 0 ? 'avoided' : 'right';
  return verdict;
};

const pointsText = ({ words, format }: ReportSheet, check: CheckData, outcome: Outcome): string => {
  const points = format.number(Math.abs(check.points));
  if (outcome === 'avoided') return words.noPointsLost;
  if (outcome === 'wrong') return words.pointsLost(points);
  return words.pointsOf(outcome === 'right' ? points : format.number(0), points);
};

const checkRow = (sheet: ReportSheet, check: CheckData, item: ReportItemData): TableCell[] => {
  const { words, report } = sheet;
  const outcome = outcomeOf(check);
  const source = (): TableCell['paragraphs'] => {
    if (!check.source) return [{ text: words.noSource[report.kind], style: type.meta }];
    if (sameSource(check.source, item.source)) return [{ text: words.sourceAbove, style: type.meta }];
    return sourceParagraphs(sheet, check.source, type.small);
  };
  return [
    {
      icon: verdictIcon(outcome),
      indent: iconWidth,
      paragraphs: [
        { text: words.verdicts[outcome], style: { ...type.smallStrong, colour: outcomeColour[outcome] } },
        { text: pointsText(sheet, check, outcome), style: type.meta },
      ],
    },
    { paragraphs: [{ text: check.statement, style: type.small }] },
    {
      paragraphs: [
        check.evidence
          ? { text: words.quote(check.evidence.quote), style: type.small }
          : { text: words.noEvidence[outcome], style: type.meta },
      ],
    },
    { paragraphs: source() },
  ];
};

/** The never-dos that were kept, in one row: each took a row of its own to say that nothing had happened. */
const keptRow = ({ words }: ReportSheet, kept: readonly CheckData[]): TableCell[] => [
  {
    icon: verdictIcon('avoided'),
    indent: iconWidth,
    paragraphs: [
      { text: words.verdicts.avoided, style: { ...type.smallStrong, colour: outcomeColour.avoided } },
      { text: words.noPointsLost, style: type.meta },
    ],
  },
  { paragraphs: kept.map(({ statement }) => ({ text: statement, style: type.small })) },
  { paragraphs: [{ text: words.noEvidence.avoided, style: type.meta }] },
  { paragraphs: [] },
];

const setQuestionHead = (sheet: ReportSheet, item: ReportItemData): void => {
  const { flow, report, words, format } = sheet;
  const kind = [words.questionTypes[item.type], ...(item.isObjection ? [words.objection] : [])].join(', ');
  const place = words.items[report.kind].line(item.number, report.items.length);
  const scoreLines = flow.typesetter.lines(words.score(format.number(item.score)), type.strong, 80);
  const scoreWidth = scoreLines[0]?.width ?? 0;
  const head = `${place} · ${kind}`;
  flow.draw(16, (left, top) => {
    const right = left + flow.width;
    const [line] = flow.typesetter.lines(head, type.meta, flow.width);
    const [score] = scoreLines;
    return [
      ...(line ? flow.lineMarks(line, left, top + 10) : []),
      ...barMarks(right - scoreWidth - 98, top + 4, 88, { value: item.score / 10 }),
      ...(score ? flow.lineMarks(score, right - scoreWidth, top + 10) : []),
    ];
  });
  flow.text(item.asked, type.question);
  flow.skip(4);
};

const setQuestion = (sheet: ReportSheet, item: ReportItemData): void => {
  const { flow, words } = sheet;
  const onContinue = setContinued(sheet, item.number);
  if (!flow.need(120) && item.number > 1)
    flow.draw(10, (left, top) => [
      {
        kind: 'line',
        points: [
          [left, top],
          [left + flow.width, top],
        ],
        thickness: 0.75,
        colour: palette.hairline,
      },
    ]);
  setQuestionHead(sheet, item);
  const labelled = (label: string, text: string, style = type.body): void =>
    setLabelled(sheet, label, [{ text, style }], onContinue);
  if (item.answer === null || item.answer.trim() === '')
    labelled(words.answer, words.notAnswered, type.quiet);
  else labelled(words.answer, item.answer);
  labelled(words.expected, item.expected);
  labelled(words.feedback, item.feedback);
  if (item.source)
    setLabelled(sheet, words.source, sourceParagraphs(sheet, item.source, type.body), onContinue);
  if (item.checks.length === 0) return;
  flow.skip(6);
  const gap = 12;
  const resultWidth = 82;
  const width = (flow.width - resultWidth - 3 * gap) / 3;
  const x = (column: number): number => resultWidth + gap + column * (width + gap);
  const columns = [
    { title: words.result, x: 0, width: resultWidth },
    { title: words.check, x: x(0), width },
    { title: words.evidenceInAnswer, x: x(1), width },
    { title: words.source, x: x(2), width },
  ];
  const kept = item.checks.filter((check) => outcomeOf(check) === 'avoided');
  const rows = item.checks
    .filter((check) => outcomeOf(check) !== 'avoided')
    .map((check) => checkRow(sheet, check, item));
  setTable(flow, columns, kept.length === 0 ? rows : [...rows, keptRow(sheet, kept)], onContinue);
};

/** Every question or moment in full: asked, answered, expected, scored, and what decided each check. */
export const setQuestions = (sheet: ReportSheet): void => {
  const { flow, report, words } = sheet;
  setHeading(sheet, words.items[report.kind].heading);
  if (report.items.length === 0) flow.text(words.items[report.kind].none, type.quiet);
  for (const [index, item] of report.items.entries()) {
    if (index > 0) flow.skip(16);
    setQuestion(sheet, item);
  }
};
