import { documents } from './contract/documents.ts';
import { finding } from './contract/finding.ts';
import { imports } from './contract/imports.ts';

export * from './contract/shapes.ts';
export { Highlighted, Hit } from './contract/finding.ts';

/** The branch's own material: bringing it in, reading it, finding what it says. */
export const library = { ...documents, ...imports, ...finding };
