import type { App } from '#main/app.ts';
import type { PageBridge } from './open-page.ts';

/** Puts the real core behind a page under test. */
export function coreBridge(app: App, windowId = 'page'): PageBridge {
  return {
    call: (op, input) => app.dispatch({ windowId }, op, input),
    async stream(op, input, onPart, cancelled) {
      const shown: Promise<void>[] = [];
      const reply = await app.dispatch({ windowId }, op, input, {
        signal: cancelled,
        onPart: (part) => void shown.push(onPart(part)),
      });
      await Promise.all(shown);
      return reply;
    },
    onPush: (listener) => {
      app.onPush((to, push) => {
        if (to === null || to === windowId) listener(push);
      });
    },
  };
}
