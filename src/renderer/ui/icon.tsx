import type { LucideIcon } from 'lucide-react';

/** A line icon that grows with the text; `size` is in CSS pixels at the usual text size. It is decoration: the words beside it, or the name of its button, say what it means. */
export function Icon({
  of: Drawing,
  size = 20,
}: {
  readonly of: LucideIcon;
  readonly size?: 14 | 16 | 20 | 24;
}) {
  return (
    <Drawing
      size={`${size / 16}rem`}
      strokeWidth={size < 20 ? 2 : 1.75}
      aria-hidden="true"
      focusable="false"
    />
  );
}
