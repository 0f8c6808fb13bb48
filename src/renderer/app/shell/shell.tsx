import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { UnkeptCodes } from '#features/accounts/renderer/codes/unkept-codes.tsx';
import { LinkProvider } from '#ui/link-provider.tsx';
import { Boundary } from '../boundary.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';

/** The frame of every screen: rail, top bar, and the screen itself in a boundary of its own. */
export function Shell() {
  const router = useRouter();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  return (
    <LinkProvider
      navigate={(href) => router.history.push(href)}
      hrefOf={(href) => router.history.createHref(href)}
    >
      <div className={styles['shell']}>
        <Rail pathname={pathname} />
        <TopBar />
        <main tabIndex={-1} className={styles['main']} data-focus-start>
          <div className={styles['content']}>
            <UnkeptCodes />
            <Boundary of="area" resetBy={pathname}>
              <Outlet key={pathname} />
            </Boundary>
          </div>
        </main>
      </div>
    </LinkProvider>
  );
}
