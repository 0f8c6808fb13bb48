import type { App, Session } from 'electron';

/**
 * Has Chromium resolve no name at all. A page can ask for names by `<link rel=dns-prefetch>`, of which neither its
 * policy nor the request filter hears, and a name can carry words to whoever answers for it.
 */
export function resolveNoNames(app: {
  readonly commandLine: Pick<App['commandLine'], 'appendSwitch'>;
}): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/**
 * Sends every connection of a session, those to this machine and those of WebRTC included, to a proxy that cannot exist:
 * `.invalid` is kept free of names for good (RFC 2606), so that no program here can wait in its place.
 */
export const connectNowhere = (session: Pick<Session, 'setProxy'>): Promise<void> =>
  session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'socks5://nowhere.invalid:9',
    proxyBypassRules: '<-loopback>',
  });
