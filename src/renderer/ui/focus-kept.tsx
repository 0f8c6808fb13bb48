import { type ReactNode, useEffect, useRef } from 'react';

/**
 * Where a control goes from the screen while it has the focus, because what it did leaves it nothing more to do, the focus
 * goes to the first heading in here instead of being lost: reading goes on in the same place.
 */
export function FocusKept({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const around = place.current;
    if (around === null) return undefined;
    let last: EventTarget | null = null;
    const onFocusIn = ({ target }: FocusEvent) => {
      last = target;
    };
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) last = null;
    };
    // What is taken away says nothing by itself.
    const observer = new MutationObserver(() => {
      if (!(last instanceof Node) || last.isConnected) return;
      last = null;
      if (document.activeElement === document.body) focusHeading(around);
    });
    around.addEventListener('focusin', onFocusIn);
    around.addEventListener('focusout', onFocusOut);
    observer.observe(around, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      around.removeEventListener('focusin', onFocusIn);
      around.removeEventListener('focusout', onFocusOut);
    };
  }, []);
  return <div ref={place}>{children}</div>;
}

function focusHeading(around: Element): void {
  const heading = around.querySelector<HTMLElement>('h2');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.dataset['focusStart'] = '';
  heading.focus();
}
