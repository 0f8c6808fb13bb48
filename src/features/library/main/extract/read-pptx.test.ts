import { expect, test } from 'vitest';
import { aPptx, relations, part, shape } from '#tests/support/office-files.ts';
import { extractDocument } from './extract-document.ts';

const read = async (content: Uint8Array) => {
  const found = await extractDocument({ content, fileName: 'talk.pptx' });
  if ('issue' in found) throw new Error(found.issue.message);
  return found;
};

const table = `<p:graphicFrame><a:graphic><a:graphicData><a:tbl>${['Care|12', 'Repair|']
  .map(
    (row) =>
      `<a:tr>${row
        .split('|')
        .map((words) => `<a:tc><a:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></a:txBody></a:tc>`)
        .join('')}</a:tr>`,
  )
  .join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;

test('a presentation gives its slides in their order: title, text, tables, notes', async () => {
  const found = await read(
    aPptx([
      {
        shapes:
          shape('body', 'Say hello.', 'Take a seat.') + shape('title', 'Welcome') + shape('sldNum', '1'),
        notes: 'Smile first.',
      },
      { shapes: table },
      { shapes: '' },
      { shapes: shape('ctrTitle', 'Thank you') },
    ]),
  );
  expect(found).toMatchObject({
    format: 'pptx',
    encoding: null,
    notices: [{ kind: 'slides_without_text', count: 1 }],
  });
  expect(
    found.places.map((place) => [
      place.kind === 'slide' && place.number,
      found.text.slice(place.start, place.end),
    ]),
  ).toEqual([
    [1, 'Welcome\n\nSay hello.\n\nTake a seat.\n\nSmile first.'],
    [2, 'Care\t12\nRepair\t'],
    [3, ''],
    [4, 'Thank you'],
  ]);
  expect(found.headings).toMatchObject([{ words: 'Welcome', start: 0, level: 1 }]);
});

test('hidden slides are left out and told, and the others keep their numbers', async () => {
  const found = await read(
    aPptx([
      { shapes: shape('body', 'Secret prices'), hidden: true },
      { shapes: shape('body', 'Open prices') },
    ]),
  );
  expect(found.text).toBe('Open prices');
  expect(found.places).toMatchObject([{ kind: 'slide', number: 2 }]);
  expect(found.notices).toEqual([{ kind: 'slides_hidden', count: 1 }]);
});

test('the words of charts and diagrams come with their slide', async () => {
  const said = (words: string): string => `<a:p><a:r><a:t>${words}</a:t></a:r></a:p>`;
  const found = await read(
    aPptx([{ shapes: shape('title', 'Results') }], {
      'ppt/slides/_rels/slide1.xml.rels': relations([
        { id: 'c', kind: 'chart', target: '../charts/chart1.xml' },
        { id: 'd', kind: 'diagramData', target: '../diagrams/data1.xml' },
        { id: 'gone', kind: 'chart', target: '../charts/none.xml' },
      ]),
      'ppt/charts/chart1.xml': part('a:chart', said('Sales by month')),
      'ppt/diagrams/data1.xml': part('a:data', said('Ask') + said('Answer')),
    }),
  );
  expect(found.text).toBe('Results\n\nSales by month\n\nAsk\n\nAnswer');
});

test('a presentation that names a slide that it does not hold is damaged', async () => {
  const content = aPptx([{ shapes: '' }], { 'ppt/_rels/presentation.xml.rels': relations([]) });
  expect(await extractDocument({ content, fileName: 'a.pptx' })).toMatchObject({
    issue: { issue: 'damaged' },
  });
});

test('a presentation of pictures only has no text', async () => {
  expect(await extractDocument({ content: aPptx([{ shapes: '' }]), fileName: 'a.pptx' })).toMatchObject({
    issue: { issue: 'empty' },
  });
});
