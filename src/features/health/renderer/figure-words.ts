import type { i18n } from 'i18next';
import { formatBytes, formatDuration, formatNumber, formatWhen } from '#renderer/lib/format.ts';
import { wordsFor } from '#renderer/lib/i18n.ts';

type Figure = number | string | boolean | null;

/** A figure as people read it. What it is, its name says: `freeBytes`, `uptimeMs`, `checkedAt`, `rowCount`. */
export function figureWords(name: string, figure: Figure): string | null {
  if (figure === null || typeof figure === 'boolean') return null;
  if (typeof figure === 'string') return name.endsWith('At') ? formatWhen(figure) : figure;
  if (name.endsWith('Bytes')) return formatBytes(figure);
  if (name.endsWith('Ms')) return figure === 0 ? null : formatDuration(figure);
  return name.endsWith('Count') && figure === 0 ? null : formatNumber(figure);
}

/** The figures of a component, each with its name, without those that say nothing. */
export const figuresInWords = (
  words: i18n,
  figures: Readonly<Record<string, Figure>>,
): { readonly name: string; readonly value: string }[] =>
  Object.entries(figures).flatMap(([name, figure]) => {
    // Some say in one word of the program what people know by another name.
    const named = typeof figure === 'string' ? wordsFor(words, `health:values.${name}.${figure}`) : null;
    const value = named ?? figureWords(name, figure);
    return value === null ? [] : [{ name: wordsFor(words, `health:figures.${name}`) ?? name, value }];
  });
