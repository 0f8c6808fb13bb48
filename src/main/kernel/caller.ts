/** One window, or one headless process. Made by the host; nothing that a window says can change it. */
export type Caller = { readonly windowId: string };
