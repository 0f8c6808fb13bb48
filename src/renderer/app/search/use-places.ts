import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { bestTitles } from '#contract/match-title.ts';
import { wordsFor } from '#renderer/lib/i18n.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import type { MenuGroup } from '#ui/menu.tsx';
import { otherPlaces, railItems } from '../routes.ts';

/** A screen, or something to do. */
export type Place = {
  readonly id: string;
  readonly name: string;
  /** What it is one of, where its name alone does not say that. */
  readonly of: string | null;
  readonly icon: LucideIcon | undefined;
  readonly href: string | undefined;
  readonly shortcut: string | undefined;
  readonly onAction: (() => void) | undefined;
};

/** Every screen that the person's roles allow, as the rail has them, and every action of their menu. */
export function usePlaces(actions: readonly MenuGroup[]): {
  readonly all: readonly Place[];
  readonly matching: (typed: string, most: number) => ReturnType<typeof bestTitles<Place>>;
} {
  const { i18n } = useTranslation('app');
  const { roles } = useMe();
  const screens = [...railItems, ...otherPlaces]
    .filter(({ access }) => allows(access, roles))
    .map(({ href, label, icon }): Place => ({
      id: `screen ${href}`,
      name: wordsFor(i18n, label) ?? label,
      of: null,
      icon,
      href,
      shortcut: undefined,
      onAction: undefined,
    }));
  const doing = actions.flatMap(({ id: group, title, selected, actions: some }) =>
    some.map(({ id, label, icon, href, shortcut, onAction }): Place => ({
      id: `action ${group} ${id}`,
      name: label,
      of: selected !== undefined || group === 'help' ? (title ?? null) : null,
      icon,
      href,
      shortcut,
      onAction,
    })),
  );
  const all = [...screens, ...doing];
  const whole = ({ name, of }: Place): string => (of === null ? name : `${of}: ${name}`);
  return { all, matching: (typed, most) => bestTitles(typed, all, whole, most) };
}
