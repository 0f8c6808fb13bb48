import { asking } from './contract/ask.ts';
import { covers } from './contract/covers.ts';
import { documents } from './contract/documents.ts';
import { finding } from './contract/finding.ts';
import { goldenQuestions } from './contract/golden.ts';
import { imports } from './contract/imports.ts';
import { lifecycle } from './contract/lifecycle.ts';
import { queue } from './contract/queue.ts';

/** The branch's own material: bringing it in, reading it, finding what it says, asking it, looking after it. */
export const library = {
  ...documents,
  ...imports,
  ...queue,
  ...finding,
  ...asking,
  ...lifecycle,
  ...goldenQuestions,
  ...covers,
};
