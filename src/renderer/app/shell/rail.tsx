import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { wordsFor } from '#renderer/lib/i18n.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { NavRail } from '#ui/nav-rail.tsx';
import { railItems } from '../routes.ts';

/** The way to every screen that the person's roles allow. */
export function Rail({ pathname }: { readonly pathname: string }) {
  const { t, i18n } = useTranslation('app');
  const me = useMe();
  const items = railItems
    .filter((item) => allows(item.access, me.roles))
    .map(({ href, label, icon }) => ({
      href,
      icon,
      label: wordsFor(i18n, label) ?? label,
      isHere: pathname === href || pathname.startsWith(`${href}/`),
    }));
  return (
    <NavRail
      label={t('rail.label')}
      homeHref={paths.today}
      items={items}
      moreLabel={t('rail.more')}
      skipLabel={t('skip')}
      onSkip={() => document.querySelector<HTMLElement>('main')?.focus()}
    />
  );
}
