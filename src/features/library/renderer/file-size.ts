import type { TFunction } from 'i18next';
import { formatNumber } from '#renderer/lib/format.ts';

const kb = 2 ** 10;
const mb = 2 ** 20;

/** `3.1 MB`, where a MB is 2²⁰ bytes. */
export function fileSize(t: TFunction<'library'>, bytes: number): string {
  if (bytes < kb) return t('size.bytes', { count: bytes });
  return bytes < mb
    ? t('size.kb', { size: formatNumber(bytes / kb) })
    : t('size.mb', { size: formatNumber(bytes / mb) });
}
