import { useMutation, useQueryClient } from '@tanstack/react-query';
import { commands, queries } from '#renderer/lib/api.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import type { PersonView } from './person-view.ts';

/**
 * Lets a person sign in or keeps them from it, and leaves the rest as it is at that moment. `onDone` is called also when
 * the screen was left meanwhile, as from the Undo of a message.
 */
export function useSetActive(id: string, isActive: boolean, onDone: (person: PersonView) => void) {
  const client = useQueryClient();
  const onError = useFailureToast('accounts');
  const update = useMutation(commands.accounts.update);
  return useMutation({
    mutationFn: async () => {
      // What stands on a screen may be older than what somebody saved since.
      const now = await client.fetchQuery(queries.accounts.person({ id }));
      const { name, username, email, phone, staffNumber, roles, mustChangePassword } = now;
      const who = { name, username, email, phone, staffNumber, roles, mustChangePassword };
      return update.mutateAsync({ id, ...who, isActive });
    },
    onError,
    onSuccess: onDone,
  });
}
