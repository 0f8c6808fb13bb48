import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { useAddressText } from '#renderer/lib/use-address-text.ts';
import { PageHead } from '#ui/page-head.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Select } from '#ui/select.tsx';
import type { SearchAddress } from '../addresses.ts';
import { mostHits, SearchAnswer } from './search-answer.tsx';
import { SearchStart } from './search-start.tsx';
import styles from './search.module.css';

type SearchProps = {
  readonly address: SearchAddress;
  readonly onAddress: (next: SearchAddress) => void;
};

const any = 'any';

/** Find passages of the branch's material by words. The address holds what was looked for. */
export function Search({ address, onAddress }: SearchProps) {
  const { t } = useTranslation('library');
  const { q = '', category } = address;
  const box = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const categories = useQuery(queries.library.categories({}));
  const found = useQuery({
    ...queries.library.search({
      text: q,
      limit: mostHits,
      ...(category !== undefined && { categoryId: category }),
    }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const show = (words: string, within: string | undefined) =>
    onAddress({ ...(words !== '' && { q: words }), ...(within !== undefined && { category: within }) });
  // The top bar leads here again and again: the box then shows what was typed there.
  const { text, setText, writeNow } = useAddressText({
    written: q,
    write: (words) => show(words, category),
  });
  useEffect(() => box.current?.focus(), []);

  const look = (words: string, within: string | undefined) => {
    if (words !== q || within !== category) writeNow(words, () => show(words, within));
  };
  const clear = () => {
    setText('');
    look('', undefined);
    box.current?.focus();
  };
  const chosen = categories.data?.find(({ id }) => id === category);
  return (
    <>
      <PageHead
        title={t('search.title')}
        windowTitle={q === '' ? t('search.title') : `${q} · ${t('search.title')}`}
      />
      <search className={styles['tools']}>
        <SearchField
          label={t('search.label')}
          value={text}
          onChange={setText}
          onSubmit={(words) => look(words.trim(), category)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return event.continuePropagation();
            return results.current?.focus({ preventScroll: true });
          }}
          maxLength={2000}
          inputRef={box}
        />
        <Select
          label={t('search.category')}
          choices={[
            { id: any, label: t('search.anyCategory') },
            ...(categories.data ?? []).map(({ id, name: label }) => ({ id, label })),
          ]}
          value={category ?? any}
          onChange={(id) => look(text.trim(), id === any ? undefined : id)}
        />
      </search>
      {q === '' ? (
        <SearchStart />
      ) : (
        <SearchAnswer
          found={found}
          q={q}
          category={chosen}
          listRef={results}
          onEverywhere={() => look(q, undefined)}
          onClear={clear}
        />
      )}
    </>
  );
}
