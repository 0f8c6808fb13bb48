import type { LucideIcon } from 'lucide-react';

/** A line icon. It is decoration: the words beside it, or the name of its button, say what it means. */
export function Icon({
  of: Drawing,
  size = 20,
}: {
  readonly of: LucideIcon;
  readonly size?: 14 | 16 | 20 | 24;
}) {
  return <Drawing size={size} strokeWidth={size < 20 ? 2 : 1.75} aria-hidden="true" focusable="false" />;
}
