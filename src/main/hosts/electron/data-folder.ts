import path from 'node:path';

/**
 * The one folder of this OS user's store, logs and window files.
 *
 * On Windows it lies in the local profile: the default of Electron is the roaming one, which is copied over the network
 * and on which the database's write-ahead log is unsafe. `DRILLROOM_DATA` moves it in unpackaged builds only.
 */
export function dataFolder({
  platform,
  packaged,
  env,
  home,
  appData,
}: {
  platform: NodeJS.Platform;
  packaged: boolean;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  /** What Electron calls `appData`. */
  appData: string;
}): string {
  const chosen = env['DRILLROOM_DATA'];
  if (!packaged && chosen !== undefined && chosen !== '') return path.resolve(chosen);
  if (platform === 'win32')
    return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'Drillroom');
  if (platform === 'darwin') return path.join(appData, 'Drillroom');
  const dataHome = env['XDG_DATA_HOME'];
  // The XDG specification has relative paths ignored.
  const base =
    dataHome !== undefined && path.isAbsolute(dataHome) ? dataHome : path.join(home, '.local', 'share');
  return path.join(base, 'drillroom');
}
