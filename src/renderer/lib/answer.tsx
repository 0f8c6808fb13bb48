import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from '#ui/skeleton.tsx';
import { Failed, type WayBack } from './failed.tsx';

type AnswerProps<T> = {
  readonly of: UseQueryResult<T>;
  readonly feature: string;
  /** Skeletons in the shape of what will stand here. */
  readonly loading: ReactNode;
  /** Where to go when it is not there, or not for this person; by default Today. */
  readonly back?: WayBack;
  readonly children: (data: T) => ReactNode;
};

/** The three faces of anything that is asked for: still loading, refused, here. */
export function Answer<T>({ of, feature, loading, back, children }: AnswerProps<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.error !== null)
    return (
      <Failed error={of.error} feature={feature} onRetry={() => void of.refetch()} {...(back && { back })} />
    );
  return <Loading>{loading}</Loading>;
}
