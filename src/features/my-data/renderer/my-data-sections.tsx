import { useQuery } from '@tanstack/react-query';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { EraseCard } from './erase-card.tsx';
import { ExportCard } from './export-card.tsx';
import { HeldCard } from './held-card.tsx';

/** What is held about a person, and what they can do about it: a screen of its own, or a part of another one. */
export function MyDataSections() {
  const overview = useQuery(queries.myData.overview({}));
  return (
    <Answer
      of={overview}
      feature="myData"
      loading={
        <Stack>
          <Skeleton height="18rem" />
          <Skeleton height="8rem" />
        </Stack>
      }
    >
      {(data) => (
        <Stack>
          <HeldCard holdings={data.holdings} />
          <ExportCard />
          <EraseCard overview={data} />
        </Stack>
      )}
    </Answer>
  );
}
