import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FaceSet } from '#main/platform/pdf/font-faces.ts';
import { loadReportFonts } from '#main/platform/pdf/load-report-fonts.ts';
import { margin } from '#main/platform/pdf/page-marks.ts';
import { renderReport, type ReportPdfOptions } from '#main/platform/pdf/report-pdf.ts';
import { reportWordsEn as words } from '#main/platform/pdf/report-words-en.ts';
import { aCheck, aReport, aReportItem, aSource, type ReportData } from '#tests/support/report-factory.ts';
import { drawPage, readInfo, readPages, readStructure, readText } from './read-pdf.ts';

let fonts: FaceSet;
beforeAll(async () => {
  fonts = await loadReportFonts(join(import.meta.dirname, '../../resources'));
});

const render = (report: ReportData, options: Partial<ReportPdfOptions> = {}) =>
  renderReport(report, { paper: 'a4', fonts, words, timeZone: 'UTC', ...options });

/** A report that carries `text` wherever a person or a document can put words. */
const reportWith = (text: string): ReportData => {
  const source = aSource({ documentTitle: text, heading: text, quote: text });
  return aReport({
    title: text,
    trainee: { id: aReport().trainee.id, name: text },
    items: [
      aReportItem({
        asked: text,
        answer: text,
        expected: text,
        feedback: text,
        source,
        checks: [
          aCheck({
            statement: text,
            evidence: { turnId: aReport().sessionId, quote: text },
            source: aSource({ quote: text }),
          }),
        ],
      }),
    ],
    strengths: [text],
    improvements: [{ item: 1, said: text, better: text, source }],
    nextStep: text,
    removedSources: [text],
  });
};

/** Text of about 2,000 characters in which every word is found once. */
const distinctWords = (mark: string, length = 2000): string => {
  const parts: string[] = [];
  for (let size = 0; size < length;) {
    const word = `${mark}${parts.length}.`;
    parts.push(word);
    size += word.length + 1;
  }
  return parts.join(' ');
};

/** Every word lies within the margins (a point of tolerance for overhanging glyphs). */
const expectWithinMargins = (content: Uint8Array): void => {
  for (const { width, height, words: placed } of readPages(content))
    for (const word of placed) {
      const outside =
        word.xMin < margin - 1 ||
        word.xMax > width - margin + 1 ||
        word.yMin < margin - 8 ||
        word.yMax > height - margin + 8;
      expect(outside ? word : null).toBeNull();
    }
};

describe('what a printed report holds', () => {
  test('every question stands in full with its answer, what was expected, evidence, sources and feedback', async () => {
    const report = aReport();
    const text = readText((await render(report)).content);
    for (const item of report.items) {
      const parts = [
        item.asked,
        item.answer ?? words.notAnswered,
        item.expected,
        item.feedback,
        item.source?.quote,
      ];
      for (const part of parts) expect(text).toContain(part);
    }
    // A check stands in a narrow column, so its lines are interleaved with those of the other columns.
    const checkWords = report.items.flatMap(({ checks }) =>
      checks.flatMap(({ statement, evidence, source }) =>
        [statement, evidence?.quote, source?.quote, source?.documentTitle].flatMap(
          (part) => part?.split(' ') ?? [],
        ),
      ),
    );
    for (const word of checkWords) expect(text).toContain(word);
  });

  test('head, scores, strengths, improvements, next step and what made the report are there', async () => {
    const report = aReport();
    const text = readText((await render(report)).content);
    const expected = [
      report.title,
      'Dana Whitlock',
      'Sales Objections',
      'Customer role-play, Basic',
      '20 November 2025 at 10:48 (UTC)',
      '12 min 4 s of 15 min',
      'Built-in coach 1.0.0, rubric 3',
      '74 of 100',
      'Passed pass mark 60',
      '31 of 42 checks met.',
      'Factual knowledge 81',
      'Objection handling not asked',
      'Product knowledge 81 9 of 11 checks',
      ...report.strengths,
      report.improvements[0]?.better,
      report.nextStep,
      'All 5 sessions, oldest first.',
      report.sessionId,
    ];
    for (const part of expected) expect(text).toContain(part);
  });

  test('right, missed, wrong and avoided are told apart in words, with their points', async () => {
    const text = readText((await render(aReport({ items: [aReportItem()] }))).content);
    for (const part of [
      'Right',
      '3 of 3 points',
      'Missed',
      '0 of 2 points',
      'Wrong',
      '−3 points',
      'Kept',
      'no points lost',
    ])
      expect(text).toContain(part);
  });

  test('times are printed in the zone that was asked for, which is named', async () => {
    const text = readText((await render(aReport(), { timeZone: 'Asia/Kolkata' })).content);
    expect(text).toContain('20 November 2025 at 16:18 (Asia/Kolkata)');
  });

  test('a check without a source says where it comes from, by the kind of session', async () => {
    const items = [aReportItem({ checks: [aCheck({ source: null })] })];
    const printed = async (kind: ReportData['kind']) =>
      readText((await render(aReport({ kind, items }))).content);
    expect(await printed('customer')).toContain(words.noSource.customer);
    expect(await printed('customer')).not.toContain(words.noSource.interview);
    expect(await printed('interview')).toContain(words.noSource.interview);
  });

  test('a source that left the library says so where it is quoted, and at the end', async () => {
    const text = readText((await render(aReport({ removedSources: ['Full wig care plan'] }))).content);
    expect(text).toContain('Full wig care plan · After the fitting · no longer in use');
    expect(text).toContain('Quoted here and no longer in use: Full wig care plan.');
  });

  test('a report without questions, strengths or history says so instead of leaving gaps', async () => {
    const empty = aReport({ items: [], strengths: [], improvements: [], history: [], criteria: [] });
    const text = readText((await render(empty)).content);
    for (const part of [words.items.customer.none, words.noStrengths, words.noImprovements])
      expect(text).toContain(part);
  });

  test('counts questions of an interview, and moments of a customer', async () => {
    const interview = readText((await render(aReport({ kind: 'interview' }))).content);
    expect(interview).toContain('Question 1 of');
    expect(interview).not.toContain('Moment 1');
    const customer = readText((await render(aReport({ kind: 'customer' }))).content);
    expect(customer).toContain('Moment 1 of');
    expect(customer).not.toContain('Question');
  });

  test('of a long history the chart shows the last twelve and says so', async () => {
    const history = Array.from({ length: 30 }, (_, index) => ({
      sessionId: aReport().sessionId,
      at: new Date(Date.UTC(2025, 0, index + 1)).toISOString(),
      overall: index,
    }));
    const text = readText((await render(aReport({ history }))).content);
    expect(text).toContain('The last 12 of 30 sessions, oldest first.');
  });
});

describe('long reports', () => {
  test('25 questions of 2,000 characters in every field are printed to the last word', async () => {
    const fields = ['asked', 'answer', 'expected', 'evidence', 'quote'] as const;
    const textOf = (field: string, number: number) => distinctWords(`${field}${number}x`);
    const items = Array.from({ length: 25 }, (_, index) => {
      const of = (field: (typeof fields)[number]) => textOf(field, index + 1);
      const evidence = { turnId: aReport().sessionId, quote: of('evidence') };
      return aReportItem({
        number: index + 1,
        asked: of('asked'),
        answer: of('answer'),
        expected: of('expected'),
        checks: [aCheck({ evidence, source: aSource({ quote: of('quote') }) })],
      });
    });
    const { content, pages } = await render(aReport({ items }));
    const printed = new Set(readText(content).split(/[ “”]/));
    const lost = items.flatMap(({ number }) =>
      fields.flatMap((field) =>
        textOf(field, number)
          .split(' ')
          .filter((word) => !printed.has(word)),
      ),
    );
    expect(lost).toEqual([]);
    expect(readInfo(content).get('Pages')).toBe(String(pages));
    expect(readText(content)).toContain(`Page ${pages} of ${pages}`);
    expectWithinMargins(content);
  });

  test('a table that runs on repeats its header and names its question', async () => {
    const evidence = { turnId: aReport().sessionId, quote: distinctWords('said') };
    const checks = Array.from({ length: 6 }, () => aCheck({ evidence }));
    const text = readText((await render(aReport({ items: [aReportItem({ checks })] }))).content);
    const header = 'Moment 1, continued Result Check Words that decided it Source';
    expect(text.split(header).length - 1).toBeGreaterThanOrEqual(2);
  });

  test.each([
    ['distinct words', (length: number) => distinctWords('word', length)],
    ['one word without a space', (length: number) => 'x'.repeat(length)],
    [
      'distinct letters without a space',
      (length: number) => Array.from({ length }, (_, i) => String.fromCodePoint(0xc0 + (i % 300))).join(''),
    ],
    ['Arabic', (length: number) => 'مرحبا بالعالم '.repeat(length / 14)],
  ])('twice the text of %s costs at most twice the measuring', async (_, textOf) => {
    const once = await render(reportWith(textOf(700)));
    const twice = await render(reportWith(textOf(1400)));
    expect(twice.measuredCharacters).toBeLessThanOrEqual(2 * once.measuredCharacters);
  });
});

describe('hostile text', () => {
  test.each([
    ['nothing', ''],
    ['spaces only', '   '],
    ['a word of 2,000 letters', 'W'.repeat(2000)],
    ['line ends of every kind', 'one\ntwo\r\nthree\rfour\u2028five\u0085six\vseven\feight'],
    ['control characters', 'nul\u0000 bell\u0007 escape\u001b[31m delete\u007f'],
    ['lone surrogates', 'high \ud83d low \ude00 end'],
    ['emoji', 'thanks 😀 family 👨‍👩‍👧 flag 🇬🇧 thumb 👍🏽'],
    ['scripts without a typeface', '你好 สวัสดี こんにちは 안녕하세요'],
    ['right to left', 'مرحبا بالعالم (السعر 120 ريال)'],
    ['both directions in one line', 'The customer said שלום עולם (120 ₪) and left.'],
    ['overrides of direction', 'pay \u202Eecirp\u202C now \u2066\u2067\u2069'],
    ['a tower of combining marks', `Z${'\u0335\u0321\u034D'.repeat(60)}a`],
    ['marks without a letter', '\u0301\u0301 \u064B'],
    ['PDF syntax', ') Tj ET /JS (app.alert(1)) << >> endstream endobj %'],
    ['private use and non-characters', '\uE000 \uFFFE \u{10FFFF}'],
  ])('%s is printed within the margins, and the file is sound', async (_, text) => {
    const { content, pages } = await render(reportWith(text), { paper: 'letter' });
    expect(readInfo(content).get('Pages')).toBe(String(pages));
    expectWithinMargins(content);
  });

  test('a character that no typeface has is marked, noted on its page and named at the end', async () => {
    const report = aReport({ items: [aReportItem({ answer: 'Good 你 bye', checks: [] })] });
    const { content, replaced } = await render(report);
    const text = readText(content);
    expect(replaced).toEqual(['你']);
    expect(text).toContain('Good \uFFFD bye');
    expect(text).toContain(words.replacedOnPage);
    expect(text).toContain('One character could not be drawn');
    expect(text).toContain('U+4F60');
  });

  test('a report without such characters carries no note', async () => {
    const { content, replaced } = await render(aReport());
    expect(replaced).toEqual([]);
    expect(readText(content)).not.toContain('\uFFFD');
  });

  test('a word without a space keeps every letter', async () => {
    // Cyrillic, so that the letters of the word can be told from those of the page around it.
    const answer = 'абвгдежзик'.repeat(200);
    const text = readText((await render(aReport({ items: [aReportItem({ answer, checks: [] })] }))).content);
    expect(text.replace(/[^а-я]/g, '')).toBe(answer);
  });

  test('right-to-left words can be searched for in the file', async () => {
    const answer = 'The customer said שלום and مرحبا today';
    const text = readText((await render(aReport({ items: [aReportItem({ answer, checks: [] })] }))).content);
    expect(text).toContain('שלום');
    expect(text.normalize('NFKC')).toContain('مرحبا');
  });

  test('nothing in the file can run or be opened', async () => {
    const text = 'javascript:alert(1) https://example.org/ file:///etc/passwd';
    const { content } = await render(reportWith(text));
    expect(readInfo(content).get('JavaScript')).toBe('no');
    expect(readStructure(content)).toContain('/Catalog');
    expect(readStructure(content)).not.toMatch(
      /\/(JS|JavaScript|URI|Launch|OpenAction|AA|EmbeddedFile)\b|\/Annots \[ [^\]]/,
    );
  });
});

describe('the file', () => {
  test('the same report gives the same bytes', async () => {
    const [one, other] = [await render(aReport()), await render(aReport())];
    expect(Buffer.from(one.content).equals(Buffer.from(other.content))).toBe(true);
  });

  test('what was printed before leaves no trace in the bytes', async () => {
    const before = await render(aReport());
    await render(reportWith('Ω µ μ Ω שלום 你 ﬁ'));
    const after = await render(aReport());
    expect(Buffer.from(after.content).equals(Buffer.from(before.content))).toBe(true);
  });

  test.each([
    ['a4', '595.28 x 841.89 pts (A4)'],
    ['letter', '612 x 792 pts (letter)'],
  ] as const)('on %s paper the pages have its size', async (paper, size) => {
    expect(readInfo((await render(aReport(), { paper })).content).get('Page size')).toBe(size);
  });

  test('title, author and dates come from the report', async () => {
    const info = readInfo((await render(aReport())).content);
    expect(info.get('Title')).toBe('Full wig consultation with Mrs Porter, Dana Whitlock');
    expect(info.get('Author')).toBe('Drillroom');
    expect(info.get('CreationDate')).toContain('Nov 20 11:00:04 2025');
  });

  test('every glyph of the embedded typefaces leaves ink on the page', async () => {
    // One glyph a word, so that each can be looked at: a subset that was cut wrongly has blank ones.
    const letters = Array.from('AaÄÅßÇéñőŁşŽž09&@%“”€₹ΑωЖя№कखग→±½אבגبدرԱააƐ');
    const report = aReport({
      items: [aReportItem({ answer: letters.join(' '), asked: letters.join(' '), checks: [] })],
    });
    const { content } = await render(report);
    const blank = readPages(content).flatMap(({ words: placed }, index) => {
      const page = drawPage(content, index + 1);
      return placed.filter((word) => page.darkIn(word) === 0);
    });
    expect(blank).toEqual([]);
  });
});
