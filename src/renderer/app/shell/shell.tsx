import { useMutation } from '@tanstack/react-query';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { LinkProvider } from '#ui/link-provider.tsx';
import { Boundary } from '../boundary.tsx';
import { useIdleLock } from '../idle-lock.ts';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';

/** The frame of every screen: rail, top bar, and the screen itself in a boundary of its own. */
export function Shell() {
  const { t } = useTranslation('app');
  const router = useRouter();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const lock = useMutation(commands.accounts.lock);
  useIdleLock(() => lock.mutate({}));
  return (
    <LinkProvider
      navigate={(href) => router.history.push(href)}
      hrefOf={(href) => router.history.createHref(href)}
    >
      <div className={styles['shell']}>
        <a
          href={router.history.createHref(pathname)}
          className={styles['skip']}
          onClick={(event) => {
            event.preventDefault();
            document.querySelector<HTMLElement>('main')?.focus();
          }}
        >
          {t('skip')}
        </a>
        <Rail pathname={pathname} />
        <TopBar />
        <main tabIndex={-1} className={styles['main']} data-focus-start>
          <div className={styles['content']}>
            <Boundary of="area" resetBy={pathname}>
              <Outlet key={pathname} />
            </Boundary>
          </div>
        </main>
      </div>
    </LinkProvider>
  );
}
