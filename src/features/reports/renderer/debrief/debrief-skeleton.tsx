import { Card } from '#ui/card.tsx';
import { Skeleton, SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import styles from './debrief.module.css';

/** The shape of a debrief before it is here. */
export function DebriefSkeleton() {
  return (
    <div className={styles['screen']}>
      <Stack>
        <div className={styles['summary']}>
          {[0, 1, 2].map((card) => (
            <Card key={card} as="div">
              <Skeleton height="9rem" />
            </Card>
          ))}
        </div>
        <Card as="div">
          <Stack gap={3}>
            <SkeletonRows count={3} height="4.5rem" />
          </Stack>
        </Card>
      </Stack>
    </div>
  );
}
