import { expect, test } from 'vitest';
import { extractDocument } from './extract-document.ts';

const read = async (text: string, fileName = 'talk.vtt') => {
  const found = await extractDocument({ content: new TextEncoder().encode(text), fileName });
  if ('issue' in found) throw new Error(found.issue.message);
  return found;
};
const cuesOf = ({ text, places }: Awaited<ReturnType<typeof read>>) =>
  places.map((place) =>
    place.kind === 'cue'
      ? [text.slice(place.start, place.end), place.fromMs, place.toMs, place.speaker]
      : null,
  );

const vtt = `WEBVTT - training

NOTE recorded in the branch
over two lines

STYLE
::cue { color: red }

intro
00:01.000 --> 00:04.500 align:start position:0%
<v.loud Anna>Good morning &amp; <b>welcome</b>.

00:04.500 --> 00:07.000
<v Anna>Please take
a seat.</v>

01:02:03.004 --> 01:02:05.000
<v Ben Fox>How much <00:01:02.500>is it? I &lt;3 it.
`;

test('WebVTT gives what is said, by whom and when, and nothing of its looks', async () => {
  const found = await read(vtt);
  expect(found).toMatchObject({ format: 'vtt', encoding: 'utf-8', notices: [] });
  expect(found.text).toBe(
    'Anna: Good morning & welcome.\nPlease take a seat.\n\nBen Fox: How much is it? I <3 it.',
  );
  expect(cuesOf(found)).toEqual([
    ['Anna: Good morning & welcome.', 1000, 4500, 'Anna'],
    ['Please take a seat.', 4500, 7000, 'Anna'],
    ['Ben Fox: How much is it? I <3 it.', 3_723_004, 3_725_000, 'Ben Fox'],
  ]);
});

const srt = `1
00:00:01,000 --> 00:00:02,000
<i>Hello</i> {\\an8}there

2
00:00:02,000 --> 00:00:03,500
second
line
3
00:00:03,500 --> 00:00:05,000
no blank line before me
`;

test('SubRip gives what is said and when, also where a blank line is missing', async () => {
  const found = await read(srt.replaceAll('\n', '\r\n'), 'talk.srt');
  expect(found).toMatchObject({ format: 'srt', notices: [] });
  expect(cuesOf(found)).toEqual([
    ['Hello there', 1000, 2000, null],
    ['second line', 2000, 3500, null],
    ['no blank line before me', 3500, 5000, null],
  ]);
});

test('what a subtitle file is its content says, and a name that says otherwise is told', async () => {
  expect(await read(vtt, 'talk.txt')).toMatchObject({
    format: 'vtt',
    notices: [{ kind: 'named_otherwise', ending: 'txt' }],
  });
  expect(await read(srt, 'talk.vtt')).toMatchObject({
    format: 'srt',
    notices: [{ kind: 'named_otherwise', ending: 'vtt' }],
  });
  expect(await read('Just a text.', 'talk.srt')).toMatchObject({
    format: 'txt',
    notices: [{ kind: 'named_otherwise', ending: 'srt' }],
  });
});

test('cues that cannot be read are left out and counted', async () => {
  const found = await read(
    'WEBVTT\n\n00:xx --> 00:02\nlost\n\nno time at all\n\n00:01.000 --> 00:02.000\nkept\n',
  );
  expect(found.text).toBe('kept');
  expect(found.notices).toEqual([{ kind: 'cues_left_out', count: 2 }]);
});

test('a file without a cue is refused', async () => {
  const found = await extractDocument({
    content: new TextEncoder().encode('WEBVTT\n\nNOTE nothing\n'),
    fileName: 'a.vtt',
  });
  expect(found).toMatchObject({ issue: { issue: 'no_text' } });
});

test('times may end before they begin, and numbers that name no character stay as they stand', async () => {
  const found = await read('WEBVTT\n\n00:05.000 --> 00:02.000\n&#0; &#xD800; &#x1F642; &nope;\n');
  expect(cuesOf(found)).toEqual([['&#0; &#xD800; 🙂 &nope;', 5000, 5000, null]]);
});

test.each([
  ['tags that are never closed', '<a '.repeat(1_000_000)],
  ['styles that are never closed', '{\\'.repeat(1_000_000)],
  ['references that are never closed', '&aaaa'.repeat(1_000_000)],
  ['one long line', 'a'.repeat(9_000_000)],
])('takes no longer than the file is long over %s', async (_what, words) => {
  for (const head of ['WEBVTT\n\n00:01.000 --> 00:02.000\n', '1\n00:00:01,000 --> 00:00:02,000\n']) {
    expect((await read(head + words)).places).toHaveLength(1);
  }
});
