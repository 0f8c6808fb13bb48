import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ArrowRight, FileText, History, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { longestSearch } from '#features/search/contract.ts';
import { findables, type Kind, kinds } from '#features/search/contract/kinds.ts';
import { queries } from '#renderer/lib/api.ts';
import { formatWhen } from '#renderer/lib/format.ts';
import { wordsFor } from '#renderer/lib/i18n.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { FindBox, type FindOption, type FindSection } from '#ui/find-box.tsx';
import { MarkedText } from '#ui/marked-text.tsx';
import type { MenuGroup } from '#ui/menu.tsx';
import { Select } from '#ui/select.tsx';
import { Text } from '#ui/text.tsx';
import { faceOf } from './faces.ts';
import { NotFoundYet } from './not-found-yet.tsx';
import { useRecentSearches } from './recent-searches.ts';
import { bestFirst, type Ranked } from './sections.ts';
import { useFound } from './use-found.ts';
import { type Place, usePlaces } from './use-places.ts';

type SearchBoxProps = {
  /** What can be done from anywhere. */
  readonly actions: readonly MenuGroup[];
  readonly onClose: () => void;
};

/** An option with what choosing it does. */
type Choice = FindOption & { readonly go: () => void };

const any = 'any';
const places = 'places';
type Wanted = typeof any | typeof places | Kind;

const mostPlaces = 5;
const mostNewest = 3;

/** One box over everything that the person may see: what the features find, every screen, and what can be done. */
export function SearchBox({ actions, onClose }: SearchBoxProps) {
  const { t, i18n } = useTranslation('app');
  const me = useMe();
  const router = useRouter();
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState<Wanted>(any);
  const [category, setCategory] = useState<string>(any);
  const [recent, remember] = useRecentSearches();
  const { all, matching } = usePlaces(actions);
  const isTyped = text.trim() !== '';
  const kind = wanted === any || wanted === places ? null : wanted;
  const categoryId = category === any ? null : category;
  const { found, isWaiting, error, again } = useFound({ text, kind, categoryId, isOff: wanted === places });
  const categories = useQuery(queries.library.categories({}));
  const newest = useQuery({ ...queries.library.list({ pageSize: mostNewest }), enabled: !isTyped });

  const open = (href: string): void => {
    remember(text);
    onClose();
    router.history.push(href);
  };
  const placeChoice = ({ id, name, of, icon, href, shortcut, onAction }: Place): Choice => ({
    id,
    icon: icon ?? ArrowRight,
    title: name,
    ...(of !== null && { detail: of }),
    ...(shortcut !== undefined && { shortcut }),
    go: () => {
      if (href !== undefined) return open(href);
      onClose();
      return onAction?.();
    },
  });
  const wordsOf = (of: Kind): string => wordsFor(i18n, faceOf(of).label) ?? of;

  const ofKind = (of: Kind): Ranked<Choice> => {
    const { icon, href } = faceOf(of);
    return {
      id: of,
      title: wordsOf(of),
      options: (found?.[of] ?? []).map(
        ({ id, fit, title, snippet, of: belongs, category: within, when, address }) => ({
          id: `${of} ${id}`,
          fit,
          icon,
          title: <MarkedText pieces={title} />,
          ...(snippet !== null && { snippet: <MarkedText pieces={snippet} /> }),
          detail: [...belongs, within?.name, when === null ? null : formatWhen(when)]
            .filter((words) => words !== null && words !== undefined)
            .join(', '),
          // The address is that of its own kind, which the compiler cannot follow through a list.
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion
          go: () => open(href(address as never, text.trim())),
        }),
      ),
    };
  };
  const placesFound: Ranked<Choice> = {
    id: places,
    title: t('search.places'),
    options:
      (wanted === any || wanted === places) && categoryId === null
        ? matching(text, wanted === places ? all.length : mostPlaces).map(({ of, fit, pieces }) => ({
            ...placeChoice(of),
            fit,
            ...(of.of === null && { title: <MarkedText pieces={pieces} /> }),
          }))
        : [],
  };
  const results = bestFirst([placesFound, ...kinds.map(ofKind)]);
  const count = results.reduce((sum, { options }) => sum + options.length, 0);
  const searchAll: Choice = {
    id: 'all',
    icon: Search,
    title: t('search.all', { q: text.trim() }),
    go: () => open(paths.search(text.trim().slice(0, 500))),
  };
  const matches = [
    ...results,
    ...(kind === null || kind === 'passages'
      ? [{ id: 'all', title: t('search.allTitle'), options: [searchAll] }]
      : []),
  ];

  const suggested: { readonly id: string; readonly title: string; readonly options: readonly Choice[] }[] = [
    {
      id: 'recent',
      title: t('search.recent'),
      options: recent.map((typed) => ({
        id: `recent ${typed}`,
        icon: History,
        title: typed,
        go: () => setText(typed),
      })),
    },
    {
      id: 'newest',
      title: t('search.newest'),
      options: (newest.data?.items ?? []).map(({ id, title, category: within }) => ({
        id: `newest ${id}`,
        icon: FileText,
        title,
        detail: within.name,
        go: () => open(paths.document(id)),
      })),
    },
    { id: 'all', title: t('search.places'), options: all.map(placeChoice) },
  ];
  const sections = isTyped ? matches : suggested;
  const choices: readonly Choice[] = sections.flatMap(({ options }) => options);
  const isNothing = isTyped && !isWaiting && error === null && count === 0;
  const words = isNothing ? t('search.none', { q: text.trim() }) : t('search.count', { count });
  const shownKinds = kinds.filter((one) => allows(findables[one].access, me.roles));
  const wishes: { readonly id: Wanted; readonly label: string }[] = [
    { id: any, label: t('search.anyKind') },
    { id: places, label: t('search.places') },
    ...shownKinds.map((id) => ({ id, label: wordsOf(id) })),
  ];
  return (
    <FindBox
      label={t('search.label')}
      listLabel={isTyped ? t('search.results') : t('search.suggested')}
      text={text}
      // What no text can hold may still be pasted.
      onText={(typed) => setText(typed.replaceAll('\0', '').toWellFormed())}
      maxLength={longestSearch}
      sections={sections satisfies readonly FindSection[]}
      isWaiting={isTyped && isWaiting}
      onChoose={(id) => choices.find((choice) => choice.id === id)?.go()}
      onClose={onClose}
      filters={
        <>
          <Select label={t('search.kind')} choices={wishes} value={wanted} onChange={setWanted} />
          <Select
            label={t('search.category')}
            choices={[
              { id: any, label: t('search.anyCategory') },
              ...(categories.data ?? []).map(({ id, name }) => ({ id, label: name })),
            ]}
            value={category}
            onChange={setCategory}
          />
        </>
      }
      said={isTyped && !isWaiting && error === null ? words : ''}
      note={
        error !== null ? (
          <NotFoundYet error={error} onAgain={again} />
        ) : isNothing ? (
          <Text>{words}</Text>
        ) : undefined
      }
      foot={t('search.keys')}
    />
  );
}
