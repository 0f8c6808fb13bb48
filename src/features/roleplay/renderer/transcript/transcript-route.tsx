import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { Id } from '#contract/schemas.ts';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import { Transcript } from './transcript.tsx';

/** The turn that the address leads to; one that is none is left out. */
const TranscriptAddress = z.object({ turn: Id.optional().catch(undefined) });

export const transcriptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.transcript('$sessionId'),
  validateSearch: TranscriptAddress,
  component: function TranscriptScreen() {
    const { turn } = transcriptRoute.useSearch();
    return <Transcript turn={turn} />;
  },
});
