import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { shortcutPlaces, shortcuts } from '#renderer/lib/shortcuts.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

// A constant object has exactly the keys of its type.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const names = Object.keys(shortcuts) as readonly (keyof typeof shortcuts)[];

type ShortcutSheetProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** Every shortcut of the screens that the person's roles allow, by where it works. */
export function ShortcutSheet({ isOpen, onClose }: ShortcutSheetProps) {
  const { t } = useTranslation('app');
  const me = useMe();
  const here = names.filter((name) => allows(shortcuts[name].access, me.roles));
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('shortcuts.title')}>
      {shortcutPlaces.map((place) => {
        const inPlace = here.filter((name) => shortcuts[name].where === place);
        return (
          inPlace.length > 0 && (
            <Stack key={place} as="section" gap={2}>
              <Text as="h3" look="strong">
                {t(`shortcuts.places.${place}`)}
              </Text>
              <Stack as="ul" gap={2}>
                {inPlace.map((name) => (
                  <Stack key={name} as="li" direction="row" justify="between" gap={4}>
                    <Text as="span">{t(`shortcuts.${name}`)}</Text>
                    <Kbd keys={shortcuts[name].keys} />
                  </Stack>
                ))}
              </Stack>
            </Stack>
          )
        );
      })}
    </Dialog>
  );
}
