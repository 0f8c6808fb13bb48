import { useTranslation } from 'react-i18next';
import { useMe } from '#renderer/lib/use-me.ts';
import { Menu, type MenuGroup } from '#ui/menu.tsx';
import { PersonButton } from '#ui/person-button.tsx';

/** Whose session this is, and what they do with it. */
export function UserMenu({ groups }: { readonly groups: readonly MenuGroup[] }) {
  const { t } = useTranslation('app');
  const me = useMe();
  return (
    <Menu label={t('user.menu')} groups={groups}>
      <PersonButton name={me.name} opens={t('user.menu')} />
    </Menu>
  );
}
