import { useMutation } from '@tanstack/react-query';
import { commands } from '#renderer/lib/api.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import type { PersonView } from './person-view.ts';

/** Changes whether a person may sign in and leaves the rest as it is. */
export function useChangePerson(person: PersonView) {
  const onError = useFailureToast('accounts');
  const update = useMutation({ ...commands.accounts.update, onError });
  const { id, name, username, email, phone, staffNumber, roles, mustChangePassword } = person;
  return {
    isPending: update.isPending,
    setActive: (isActive: boolean, onSuccess: () => void) =>
      update.mutate(
        { id, name, username, email, phone, staffNumber, roles, mustChangePassword, isActive },
        { onSuccess },
      ),
  };
}
