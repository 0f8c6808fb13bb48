import type { ReactNode } from 'react';
import { RouterProvider } from 'react-aria-components';

type LinkProviderProps = {
  readonly navigate: (href: string) => void;
  /** The address as it stands in the link, for opening it elsewhere. */
  readonly hrefOf: (href: string) => string;
  readonly children: ReactNode;
};

/** Makes every link of the kit a change of screen instead of a new page. */
export function LinkProvider({ navigate, hrefOf, children }: LinkProviderProps) {
  return (
    <RouterProvider navigate={navigate} useHref={hrefOf}>
      {children}
    </RouterProvider>
  );
}
