import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Note } from '#ui/note.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Text } from '#ui/text.tsx';

/** A category without material: what is missing, and who can add it. */
export function EmptyCategory({ name }: { readonly name: string }) {
  const { t } = useTranslation('roleplay');
  const canAdd = allows('administers', useMe().roles);
  return (
    <Note title={t('lobby.empty.title', { category: name })}>
      <Text>{canAdd ? t('lobby.empty.admin') : t('lobby.empty.other')}</Text>
      {canAdd && (
        <Text>
          <TextLink href={paths.library}>{t('lobby.empty.action')}</TextLink>
        </Text>
      )}
    </Note>
  );
}
