import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { commands } from '#renderer/lib/api.ts';
import { failureOf } from '#renderer/lib/failure.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { GateLoading } from './gate-waiting.tsx';

/** Before the window asks who is here: takes up the sign-in that was kept over a restart, once. */
export function Resume({ children }: { readonly children: ReactNode }) {
  const [isDone, setIsDone] = useState(false);
  const tell = useFailureToast('accounts');
  const { mutate } = useMutation({
    ...commands.accounts.resume,
    onError: (error) => {
      if (failureOf(error).code !== 'NOTHING_KEPT') tell(error);
    },
    onSettled: () => setIsDone(true),
  });
  const isAsked = useRef(false);
  const ask = useEffectEvent(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    mutate({});
  });
  useEffect(() => ask(), []);
  return isDone ? children : <GateLoading />;
}
