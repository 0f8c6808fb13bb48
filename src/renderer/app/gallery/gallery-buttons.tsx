import { Download, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/lib/paths.ts';
import { Button, ButtonLink, IconButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import styles from './gallery.module.css';

const kinds = [
  ['primary', 'go'],
  ['secondary', 'save'],
  ['quiet', 'later'],
  ['danger', 'erase'],
] as const;

const states = {
  rest: {},
  small: { size: 'small' },
  large: { size: 'large' },
  off: { isDisabled: true },
  waiting: { isPending: true },
} as const;

export function GalleryButtons() {
  const { t } = useTranslation('gallery');
  return (
    <Card title={t('buttons.title')}>
      <Stack gap={3}>
        {(['rest', 'small', 'large', 'off', 'waiting'] as const).map((state) => (
          <div key={state}>
            <Text look="small" tone="ink-2">
              {t(`buttons.${state}`)}
            </Text>
            <div className={styles['row']}>
              {kinds.map(([variant, word]) => (
                <Button key={variant} variant={variant} {...states[state]}>
                  {t(`buttons.${word}`)}
                </Button>
              ))}
            </div>
          </div>
        ))}
        <div className={styles['row']}>
          <Button icon={Plus}>{t('buttons.add')}</Button>
          <Button variant="primary" shortcut="Mod+Enter">
            {t('buttons.send')}
          </Button>
          <Button icon={Download} shortcut="Mod+Shift+S">
            {t('buttons.save')}
          </Button>
          <IconButton icon={X} label={t('buttons.close')} />
          <IconButton icon={X} label={t('buttons.close')} size="small" variant="secondary" />
        </div>
        <div className={styles['row']}>
          <CopyButton label={t('buttons.copy')} text={t('type.mono')} />
          <ButtonLink href={paths.today}>{t('buttons.link')}</ButtonLink>
          <TextLink href={paths.today}>{t('buttons.word')}</TextLink>
        </div>
      </Stack>
    </Card>
  );
}
