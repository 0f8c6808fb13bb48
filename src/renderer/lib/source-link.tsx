import type { z } from 'zod';
import type { SourceQuote } from '#features/roleplay/contract.ts';
import { TextLink } from '#ui/text-link.tsx';
import { paths } from './paths.ts';

type SourceLinkProps = {
  readonly source: z.output<typeof SourceQuote>;
  /** What quotes it; the reader says so beside the place, and leads back. */
  readonly citedBy: Parameters<typeof paths.document>[2];
};

/** The way to the exact place in the material that something was drawn from. */
export function SourceLink({ source, citedBy }: SourceLinkProps) {
  const { documentId, documentTitle, heading } = source;
  return (
    <TextLink href={paths.document(documentId, source, citedBy)}>
      {heading === null ? documentTitle : `${documentTitle}, ${heading}`}
    </TextLink>
  );
}
