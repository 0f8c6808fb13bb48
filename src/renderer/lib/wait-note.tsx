import { Clock } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Note } from '#ui/note.tsx';

type WaitNoteProps = {
  /** Why there is nothing to do but wait, or that it is over. */
  readonly title: string;
  /** The time that is left, in a sentence; `null` once it is over. */
  readonly left: string | null;
  /** What can be done then. */
  readonly children?: ReactNode;
};

/**
 * A wait with its clock. A screen reader politely says why, and when it is over; the clock ticks outside of what is
 * read aloud.
 */
export function WaitNote({ title, left, children }: WaitNoteProps) {
  // Only what changes in a region that stands there already is read: its words come once it does.
  const region = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    if (region.current !== null) region.current.textContent = title;
  }, [title]);
  return (
    <Note kind={left === null ? 'info' : 'warn'} {...(left !== null && { icon: Clock })}>
      <div>
        <output ref={region} />
      </div>
      {left !== null && <div role="timer">{left}</div>}
      {children}
    </Note>
  );
}
