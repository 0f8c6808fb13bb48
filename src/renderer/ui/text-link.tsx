import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';

/** A link inside words, to another screen. */
export function TextLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return <AriaLink href={href}>{children}</AriaLink>;
}
