import { useTranslation } from 'react-i18next';
import type { Me } from '#renderer/lib/use-me.ts';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

/** What only an admin changes. */
export function WhoIAm({ me }: { readonly me: Me }) {
  const { t } = useTranslation('accounts');
  const none = t('mine.none');
  return (
    <Card title={t('mine.who.title')}>
      <Stack gap={3}>
        <DescriptionList
          items={[
            { name: t('fields.name'), value: <bdi>{me.name}</bdi> },
            { name: t('fields.username'), value: <bdi>{me.username}</bdi> },
            { name: t('mine.who.staffNumber'), value: <bdi>{me.staffNumber ?? none}</bdi> },
            { name: t('fields.roles'), value: me.roles.map((role) => t(`roles.${role}.name`)).join(', ') },
          ]}
        />
        <Text look="small" tone="ink-2">
          {t('mine.who.byAdmin')}
        </Text>
      </Stack>
    </Card>
  );
}
