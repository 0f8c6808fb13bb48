import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import type { library } from '#features/library/contract.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Icon } from '#ui/icon.tsx';
import { LinkList } from '#ui/link-list.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { Text } from '#ui/text.tsx';

type Topic = OutputOf<typeof library.categories>[number];

/** Two rows of three; the practice screen has them all. */
const mostShown = 6;

/** The topics with material, each the way to a practice on it. */
export function Topics({ topics }: { readonly topics: readonly Topic[] }) {
  const { t } = useTranslation('app');
  return (
    <Stack as="section" gap={3}>
      <Stack direction="row" align="baseline" justify="between" gap={4} wrap>
        <Text as="h2" look="heading">
          {t('today.topics.title')}
        </Text>
        {topics.length > mostShown && (
          <TextLink href={paths.practice}>{t('today.topics.all', { count: topics.length })}</TextLink>
        )}
      </Stack>
      <LinkList
        label={t('today.topics.title')}
        items={topics.slice(0, mostShown)}
        itemId={({ id }) => id}
        itemText={({ name }) => name}
        href={({ id }) => paths.practiceOn({ categoryId: id })}
        renderItem={({ name, documents }) => (
          <Stack direction="row" justify="between" gap={3}>
            <Stack gap={1}>
              <Text as="strong" look="strong">
                {name}
              </Text>
              <Text look="small" tone="ink-2">
                {t('today.start.documents', { count: documents })}
              </Text>
            </Stack>
            <Icon of={ChevronRight} />
          </Stack>
        )}
      />
    </Stack>
  );
}
