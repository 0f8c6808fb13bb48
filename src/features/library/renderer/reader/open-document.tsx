import { Printer } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import type { OutputOf } from '#contract/op.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { Note } from '#ui/note.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Pager } from '#ui/pager.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { matchesShortcut } from '#ui/shortcut.ts';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import type { ReaderAddress } from '../addresses.ts';
import type { library } from '../../contract.ts';
import { MakeGolden } from '../golden/make-golden.tsx';
import { DocumentMenu } from '../lifecycle/document-menu.tsx';
import { LifeNote } from '../lifecycle/life-note.tsx';
import { Notices } from '../notices.tsx';
import { kindWords } from '../place-words.ts';
import { CitationNote } from './citation-note.tsx';
import { rangeWithin } from './cited-range.ts';
import { cutParts } from './cut-parts.ts';
import { DocumentText } from './document-text.tsx';
import { FindBar } from './find-bar.tsx';
import { keepPlace, lastPlace } from './last-places.ts';
import { Outline } from './outline.tsx';
import { parseDocument } from './parse-document.ts';
import { placeAt } from './place-at.ts';
import styles from './reader.module.css';
import { useFind } from './use-find.ts';
import { useReadingPlace } from './use-reading-place.ts';

/** Characters of a table that open at once: each cell of it is an element. */
const mostOfTable = 40_000;

type OpenDocumentProps = {
  readonly document: OutputOf<typeof library.document>;
  readonly address: ReaderAddress;
  /** It was put into the bin. */
  readonly onGone: () => void;
};

/** The text with its headings beside it, a place in it marked, and what finds, steps through and prints it. */
export function OpenDocument({ document: source, address, onGone }: OpenDocumentProps) {
  const { t } = useTranslation('library');
  const me = useMe();
  const administers = allows('administers', me.roles);
  const { id, title, category, words, text, format } = source;
  const cited = address.at === undefined ? null : rangeWithin(address.at, text.length);
  const parts = useMemo(() => cutParts(text, format === 'csv' ? mostOfTable : undefined), [text, format]);
  const [start] = useState(() => cited?.start ?? lastPlace(me.id, id));
  const [partAt, setPartAt] = useState(() => partOf(parts, start));
  const sections = useMemo(
    () => parseDocument(source, parts[partAt] ?? { from: 0, to: source.text.length }),
    [source, parts, partAt],
  );
  const paper = useRef<HTMLElement>(null);
  const find = useFind(paper);
  const place = useReadingPlace(paper);
  const [hasMark, setHasMark] = useState(true);

  const goToCited = () => {
    const mark = paper.current?.querySelector('mark');
    mark?.scrollIntoView({ block: 'center' });
    mark?.focus({ preventScroll: true });
  };
  useEffect(() => {
    const mark = paper.current?.querySelector('mark') ?? null;
    setHasMark(mark !== null);
    if (mark !== null) {
      // What the note in the margin is tied to: one word, of the several that a citation may be divided into.
      mark.dataset['first'] = '';
      mark.scrollIntoView({ block: 'center' });
    }
    if (mark === null && start > 0) elementAt(paper.current, start)?.scrollIntoView({ block: 'start' });
  }, [start]);
  // Only scrolling makes a place worth keeping: what was just opened stays where it was left.
  const kept = useRef<number | null>(null);
  useEffect(() => {
    if (kept.current !== null && kept.current !== place.offset) keepPlace(me.id, id, place.offset);
    kept.current = place.offset;
  }, [me.id, id, place.offset]);

  const goTo = (from: number) => {
    const section = paper.current?.querySelector<HTMLElement>(`[data-section="${from}"]`);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  const openPart = (next: number) => {
    setPartAt(next);
    find.onText('');
    window.scrollTo({ top: 0 });
    paper.current?.focus({ preventScroll: true });
  };
  const step = (event: KeyboardEvent) => {
    const forward = matchesShortcut(event, shortcuts.nextSection.keys);
    if (!forward && !matchesShortcut(event, shortcuts.previousSection.keys)) return;
    const focused = document.activeElement?.closest('[data-section]')?.getAttribute('data-section');
    const from = typeof focused === 'string' ? Number(focused) : place.offset;
    const next = sections[sections.findLastIndex((section) => section.from <= from) + (forward ? 1 : -1)];
    event.preventDefault();
    if (next !== undefined) goTo(next.from);
  };
  const misses = address.at !== undefined && (cited === null || !hasMark);
  const percent = Math.round(place.share * 100);
  return (
    <div className={styles['reader']}>
      <div className={styles['bar']}>
        <PageHead
          title={title}
          crumbs={<TextLink href={paths.library}>{t('reader.back')}</TextLink>}
          lead={t('reader.meta', {
            category: category.name,
            format: kindWords(t, source),
            words: t('words', { count: words, figure: formatNumber(words) }),
          })}
          actions={
            <>
              <FindBar find={find} isPart={parts.length > 1} />
              <IconButton
                variant="secondary"
                icon={Printer}
                label={t('reader.print')}
                onPress={() => window.print()}
              />
              {administers && <DocumentMenu document={source} onBinned={onGone} />}
            </>
          }
        />
      </div>
      <div className={styles['aside']}>
        <Outline sections={sections} place={place.offset} onGo={goTo} />
        <ProgressBar
          kind="meter"
          label={t('reader.readLabel')}
          value={percent}
          valueText={t('reader.read', { percent })}
        />
        {cited === null && start > 0 && (
          <div>
            <Text look="small" tone="ink-2">
              {t('reader.stopped')}
            </Text>
            <Button size="small" variant="quiet" onPress={() => openPart(0)}>
              {t('reader.toStart')}
            </Button>
          </div>
        )}
        <div className={styles['keys']}>
          <span>
            <Kbd keys={shortcuts.nextSection.keys} /> {t('reader.next')}
          </span>
          <span>
            <Kbd keys={shortcuts.previousSection.keys} /> {t('reader.previous')}
          </span>
        </div>
      </div>
      {/* What J and K act on has to be reachable by the keyboard; they act only while the focus is here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <article
        ref={paper}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={t('reader.text', { title })}
        onKeyDown={step}
        className={styles['paper']}
      >
        <div className={styles['text']}>
          {administers && <LifeNote document={source} />}
          {misses && (
            <Note kind="warn" title={t('reader.cited.missing')}>
              {t('reader.cited.missingText')}
            </Note>
          )}
          {source.notices.length > 0 && parts[partAt]?.from === 0 && (
            <Note kind="info" title={t('notice.title')}>
              <Notices of={source} />
            </Note>
          )}
          <DocumentText sections={sections} cited={cited} />
          {parts.length > 1 && (
            <Pager of={pageOf(partAt, parts.length)} onPage={(page) => openPart(page - 1)} />
          )}
        </div>
      </article>
      {administers && <MakeGolden document={source} paper={paper} />}
      {cited !== null && hasMark && (
        <div className={styles['margin']}>
          <CitationNote
            address={address}
            place={placeAt(source, cited.start)}
            heading={source.cuts.findLast((cut) => cut.start <= cited.start)?.heading ?? null}
            onGo={goToCited}
          />
        </div>
      )}
    </div>
  );
}

const partOf = (parts: readonly { from: number; to: number }[], offset: number): number =>
  Math.max(
    0,
    parts.findIndex(({ from, to }) => offset >= from && offset < to),
  );

/** The parts of a text as pages of one. */
const pageOf = (at: number, total: number) => ({
  page: at + 1,
  pageSize: 1,
  total,
  totalPages: total,
  hasNext: at + 1 < total,
  hasPrev: at > 0,
});

/** The element whose text starts at an offset, or the last one before it. */
function elementAt(root: HTMLElement | null, offset: number): Element | undefined {
  return [...(root?.querySelectorAll('[data-at]') ?? [])].findLast(
    (element) => Number(element.getAttribute('data-at')) <= offset,
  );
}
