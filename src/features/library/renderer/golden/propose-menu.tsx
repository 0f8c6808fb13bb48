import { useMutation, useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commands, queries } from '#renderer/lib/api.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Menu } from '#ui/menu.tsx';
import { showToast } from '#ui/toast.tsx';

/** Has questions made of the material of a category, for somebody to take or to remove. */
export function ProposeMenu() {
  const { t } = useTranslation('library');
  const onError = useFailureToast('library');
  const categories = useQuery(queries.library.categories({}));
  const draft = useMutation({ ...commands.library.goldenDraft, onError });
  const propose = ({ id, name }: { readonly id: string; readonly name: string }) =>
    draft.mutate(
      { categoryId: id },
      {
        onSuccess: ({ added: count }) =>
          showToast({
            kind: count === 0 ? 'info' : 'ok',
            text: t(count === 0 ? 'golden.proposedNone' : 'golden.proposed', { count, category: name }),
          }),
      },
    );
  const filled = (categories.data ?? []).filter(({ documents }) => documents > 0);
  return (
    <Menu
      label={t('golden.proposeLabel')}
      groups={[
        {
          id: 'categories',
          actions: filled.map((one) => ({ id: one.id, label: one.name, onAction: () => propose(one) })),
        },
      ]}
    >
      <Button isPending={draft.isPending} isDisabled={filled.length === 0}>
        {t('golden.propose')}
        <Icon of={ChevronDown} size={16} />
      </Button>
    </Menu>
  );
}
