import type { TFunction } from 'i18next';
import type { Extent, Format, Place } from '../contract/shapes.ts';

/** `Page 3`, `Slide 4`, `00:12:31`, `Row 17`. */
export function placeWords(t: TFunction<'library'>, place: Place): string {
  if (place.kind === 'time') return timeText(place.fromMs);
  if (place.kind !== 'rows') return t(`place.${place.kind}`, { number: place.number });
  const { from, to } = place;
  return from === to ? t('place.row', { number: from }) : t('place.rows', { from, to });
}

/** `12 pages`, `00:42:10`. */
const extentWords = (t: TFunction<'library'>, extent: Extent): string =>
  extent.kind === 'time' ? timeText(extent.ms) : t(`extent.${extent.kind}`, { count: extent.count });

/** `PDF, 12 pages`. */
export function kindWords(
  t: TFunction<'library'>,
  { format, extent }: { readonly format: Format; readonly extent: Extent | null },
): string {
  const words = t(`format.${format}`);
  return extent === null ? words : t('card.kind', { format: words, extent: extentWords(t, extent) });
}

/** A moment of a recording as hours, minutes and seconds that have passed. */
export function timeText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (figure: number) => String(figure).padStart(2, '0');
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
}
