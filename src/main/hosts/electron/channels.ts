/** The names under which the preload and the main process speak. */
export const channels = {
  call: 'drillroom:call',
  stream: 'drillroom:stream',
  cancel: 'drillroom:cancel',
  /** Parts and, last, the reply of a stream: one channel, so that their order holds. */
  streamed: 'drillroom:streamed',
  push: 'drillroom:push',
  host: 'drillroom:host',
} as const;
