import { strToU8, zipSync } from 'fflate';

/** A ZIP of texts and bytes by name. */
export const aZip = (entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const names = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  `xmlns:r="${officeRelations}"`,
].join(' ');

/** A part of an Office file: an element with the usual vocabularies. */
export const part = (element: string, inside: string): string =>
  `${head}<${element} ${names}>${inside}</${element}>`;

type Related = readonly { readonly id: string; readonly kind: string; readonly target: string }[];
export const relations = (related: Related): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related
    .map(
      ({ id, kind, target }) =>
        `<Relationship Id="${id}" Type="${officeRelations}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const mainIs = (target: string): string => relations([{ id: 'r1', kind: 'officeDocument', target }]);

const styles = part(
  'w:styles',
  `<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
   <w:style w:styleId="Unterabschnitt"><w:name w:val="Unterabschnitt"/><w:basedOn w:val="Zwei"/></w:style>
   <w:style w:styleId="Zwei"><w:name w:val="Zwei"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
   <w:style w:styleId="Circle"><w:name w:val="Circle"/><w:basedOn w:val="Circle"/></w:style>`,
);
const numbering = part(
  'w:numbering',
  `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
     <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
   <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
   <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`,
);

type Entries = Readonly<Record<string, string | Uint8Array>>;

/** A Word file with this body, a few styles, lists and notes. `more` adds or replaces entries. */
export const aDocx = (body: string, more: Entries = {}): Uint8Array =>
  aZip({
    '_rels/.rels': mainIs('word/document.xml'),
    'word/document.xml': part('w:document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relations([
      { id: 'r1', kind: 'styles', target: 'styles.xml' },
      { id: 'r2', kind: 'numbering', target: '/word/numbering.xml' },
      { id: 'r3', kind: 'footnotes', target: 'footnotes.xml' },
    ]),
    'word/styles.xml': styles,
    'word/numbering.xml': numbering,
    'word/footnotes.xml': part(
      'w:footnotes',
      `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>never shown</w:t></w:r></w:p></w:footnote>
       <w:footnote w:id="2"><w:p><w:r><w:t xml:space="preserve"> Only with the </w:t></w:r><w:r><w:t>receipt.</w:t></w:r></w:p></w:footnote>`,
    ),
    ...more,
  });

/** A paragraph of a Word file. */
export const para = (words: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;

export const shape = (role: string, ...paragraphs: readonly string[]): string =>
  `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${role}"/></p:nvPr></p:nvSpPr><p:txBody>${paragraphs
    .map((words) => `<a:p><a:r><a:t>${words}</a:t></a:r></a:p>`)
    .join('')}</p:txBody></p:sp>`;

type SlideParts = { readonly shapes: string; readonly notes?: string; readonly hidden?: boolean };

/** A presentation of these slides, whose parts are not numbered in the order in which they are shown. */
export const aPptx = (slides: readonly SlideParts[], more: Entries = {}): Uint8Array => {
  const entries: Record<string, string | Uint8Array> = {
    '_rels/.rels': mainIs('ppt/presentation.xml'),
    'ppt/presentation.xml': part(
      'p:presentation',
      `<p:sldIdLst>${slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="s${at}"/>`).join('')}</p:sldIdLst>`,
    ),
    'ppt/_rels/presentation.xml.rels': relations(
      slides.map((_, at) => ({
        id: `s${at}`,
        kind: 'slide',
        target: `slides/slide${slides.length - at}.xml`,
      })),
    ),
  };
  for (const [at, { shapes, notes, hidden = false }] of slides.entries()) {
    const name = `slide${slides.length - at}.xml`;
    const tree = (inside: string): string => `<p:cSld><p:spTree>${inside}</p:spTree></p:cSld>`;
    entries[`ppt/slides/${name}`] = part('p:sld', tree(shapes)).replace(
      '<p:sld ',
      hidden ? '<p:sld show="0" ' : '<p:sld ',
    );
    if (notes === undefined) continue;
    entries[`ppt/slides/_rels/${name}.rels`] = relations([
      { id: 'n', kind: 'notesSlide', target: `../notesSlides/notes${at}.xml` },
    ]);
    entries[`ppt/notesSlides/notes${at}.xml`] = part(
      'p:notes',
      tree(shape('body', notes) + shape('sldNum', String(at + 1))),
    );
  }
  return aZip({ ...entries, ...more });
};
