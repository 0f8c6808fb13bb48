import type { z } from 'zod';
import type { SourceQuote } from '#features/roleplay/contract.ts';
import { TextLink } from '#ui/text-link.tsx';
import { paths } from './paths.ts';

/** The way to the exact place in the material that something was drawn from. */
export function SourceLink({ source }: { readonly source: z.output<typeof SourceQuote> }) {
  const { documentId, documentTitle, heading } = source;
  return (
    <TextLink href={paths.document(documentId, source)}>
      {heading === null ? documentTitle : `${documentTitle}, ${heading}`}
    </TextLink>
  );
}
