import { Clock, type LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Note } from '#ui/note.tsx';
import { Text } from '#ui/text.tsx';

type WaitNoteProps = {
  /** Why there is nothing to do but wait, or that it is over. */
  readonly title: string;
  /** The time that is left, in a sentence; `null` once it is over. */
  readonly left: string | null;
  /** Stands beside it while there is time left. */
  readonly icon?: LucideIcon;
  /** What can be done then. */
  readonly children?: ReactNode;
};

/**
 * A wait with its clock. A screen reader politely says why, and when it is over; the clock ticks outside of what is
 * read aloud.
 */
export function WaitNote({ title, left, icon = Clock, children }: WaitNoteProps) {
  // Only what changes in a region that stands there already is read: its words come once it does.
  const region = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    if (region.current !== null) region.current.textContent = title;
  }, [title]);
  return (
    <Note kind={left === null ? 'info' : 'warn'} {...(left !== null && { icon })}>
      {left !== null && (
        <Text as="div" look="strong">
          <span role="timer">{left}</span>
        </Text>
      )}
      <div>
        <output ref={region} />
      </div>
      {children}
    </Note>
  );
}
