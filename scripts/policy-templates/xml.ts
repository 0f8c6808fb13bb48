/** An element, on lines of its own where it holds other elements. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly children: readonly (Element | string)[];
};

export const element = (
  name: string,
  attributes: Element['attributes'] = {},
  ...children: Element['children']
): Element => ({ name, attributes, children });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const lines = ({ name, attributes, children }: Element, indent: string): string => {
  const named = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const start = `${indent}<${name}${named.join('')}`;
  if (children.length === 0) return `${start}/>`;
  if (children.every((child) => typeof child === 'string')) {
    return `${start}>${children.map(escaped).join('')}</${name}>`;
  }
  const inner = children.map((child) =>
    typeof child === 'string' ? `${indent}  ${escaped(child)}` : lines(child, `${indent}  `),
  );
  return `${start}>\n${inner.join('\n')}\n${indent}</${name}>`;
};

/** A whole document, in UTF-8. */
export const xmlDocument = (root: Element, docType = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${docType}${lines(root, '')}\n`;
