import { createHash } from 'node:crypto';
import { wordsEn } from '../words-en.ts';
import type { ExportedHolding, ExportJob } from '../pack-my-data.ts';
import { markup, type Markup } from './markup.ts';
import { pageStyle } from './page-style.ts';
import { recordWriter, type Shape } from './record-markup.ts';

type Holding = Omit<ExportedHolding, 'records'> & { readonly records: readonly unknown[] };
type Page = Omit<ExportJob, 'holdings'> & { readonly holdings: readonly Holding[] };

const { page: words } = wordsEn;

/** Nothing but this style may act on the page, whatever its texts hold. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`;
const style: Markup = { html: `<style>${pageStyle}</style>` };

const idOf = ({ feature, key }: Holding): string => `${feature}-${key}`;

const fact = (label: string, text: string): Markup =>
  markup`<div class="fact"><dt>${label}</dt><dd>${text}</dd></div>\n`;

const entry = (one: Holding): Markup => {
  const count = one.notExported === null ? words.records(one.records.length) : '';
  return markup`<li><a href="#${idOf(one)}">${one.title}</a> <span class="count">${count}</span></li>\n`;
};

/** Everything about a person on one page that needs no network, no script and no other file, and prints well. */
export function exportPage({ name, username, at, timeZone, holdings }: Page): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const tellTime = (iso: string): string => format.format(new Date(iso));
  const write = recordWriter(tellTime);

  const content = ({ shape, records, notExported }: Holding): Markup => {
    if (notExported !== null) return markup`<p class="note">${notExported}</p>`;
    if (records.length === 0) return markup`<p class="note">${words.nothing}</p>`;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by zod of a declared record
    return write(shape as Shape, records);
  };

  const section = (one: Holding): Markup => markup`<section id="${idOf(one)}">
<h2>${one.title}</h2>
<p>${one.what}</p>
<dl class="about">${fact(words.why, one.why)}${fact(words.keptFor, one.keptFor)}${fact(words.seenBy, one.seenBy)}${fact(words.whenErased, one.whenErased)}</dl>
${content(one)}
</section>
`;

  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${words.title}</title>
${style}
</head>
<body>
<header>
<h1>${words.title}</h1>
<p>${words.of} <strong><bdi>${name}</bdi></strong> (<bdi>${username}</bdi>). ${words.exportedAt} <time datetime="${at}">${tellTime(at)}</time>.</p>
<p>${words.files}</p>
<nav aria-label="${words.contents}"><ul>${holdings.map(entry)}</ul></nav>
</header>
<main>${holdings.map(section)}</main>
</body>
</html>
`.html;
}
