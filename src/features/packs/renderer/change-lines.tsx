import { useTranslation } from 'react-i18next';
import { isolate } from '#renderer/lib/isolate.ts';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { Changes } from '../contract.ts';

const counted = [
  'added',
  'replaced',
  'renamed',
  'withdrawn',
  'newCategories',
  'alreadyThere',
  'unchanged',
] as const;

/** What an import does to the library, a line for each thing that it does. */
export function ChangeLines({ changes }: { readonly changes: Changes }) {
  const { t } = useTranslation('packs');
  const lines = counted
    .filter((kind) => changes[kind] > 0)
    .map((kind) => t(`changes.${kind}`, { count: changes[kind] }));
  const { kept } = changes;
  const titles = kept.map((title) => isolate(title)).join(', ');
  const all = kept.length === 0 ? lines : [...lines, t('changes.kept', { count: kept.length, titles })];
  return (
    <Stack as="ul" gap={1}>
      {(all.length === 0 ? [t('changes.nothing')] : all).map((line) => (
        <Text as="li" key={line}>
          {line}
        </Text>
      ))}
    </Stack>
  );
}
