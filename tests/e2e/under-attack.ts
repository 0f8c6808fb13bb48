import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sharedTemporaryFolder } from '#tests/support/temporary-folder.ts';
import { type OpenWindow, openWindow } from '../../tools/standin/open-window.ts';
import { type ListeningPost, openListeningPost } from './listening-post.ts';
import { call, signInAs } from './open-app.ts';
import { type Branch, people, seedBranch } from './seed-branch.ts';

type UnderAttack = {
  readonly branch: Branch;
  readonly window: OpenWindow;
  readonly page: Page;
  /** Waits for words from the window. */
  readonly post: ListeningPost;
  /** Runs script in the page, as one that got in would run. It has `attempt`, and `tcp` and `udp` of the post. */
  inPage<T>(script: string): Promise<T>;
  /** The page is where it was, its person is who they were, and the program answers. */
  nothingChanged(): Promise<void>;
};

/** For a test file: the built app with a trainee signed in, and somebody on this PC who listens. */
export function underAttack(): () => UnderAttack {
  const folder = sharedTemporaryFolder();
  let branch: Branch;
  let window: OpenWindow;
  let post: ListeningPost;
  beforeAll(async () => {
    branch = await seedBranch(folder());
    post = await openListeningPost();
    window = await openWindow({ ...branch, width: 1280, height: 800 });
    await signInAs(window.page, people.trainee.username);
  });
  afterAll(async () => {
    await window[Symbol.asyncDispose]();
    await post[Symbol.asyncDispose]();
  });

  return () => {
    const { page } = window;
    return {
      branch,
      window,
      page,
      post,
      inPage: (script) =>
        page.evaluate(`(async () => {
          const attempt = async (work) => {
            try {
              return String((await work()) ?? 'nothing');
            } catch (error) {
              return error.name;
            }
          };
          const tcp = '127.0.0.1:${post.port}';
          const udp = '127.0.0.1:${post.udpPort}';
          ${script}
        })()`),
      nothingChanged: async () => {
        expect(page.url()).toMatch(/\/index\.html(?:#.*)?$/);
        expect(await call(page, 'accounts.me')).toMatchObject({ username: people.trainee.username });
      },
    };
  };
}
