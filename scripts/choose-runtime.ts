/** What is known of the machine when the app is about to open. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** The Electron program, or why there is none. */
  readonly electron: { readonly program: string } | { readonly missing: string };
};

export type Runtime =
  | { readonly kind: 'electron'; readonly program: string }
  | { readonly kind: 'stand-in'; readonly why: string }
  | { readonly kind: 'none'; readonly why: string };

/** What opens the app here: Electron where it runs, else the stand-in where that runs. */
export const chooseRuntime = ({ platform, isRoot, electron }: Machine): Runtime => {
  if ('program' in electron) {
    // As root Electron refuses to run, unless its sandbox is switched off.
    if (!(platform === 'linux' && isRoot)) return { kind: 'electron', program: electron.program };
    return { kind: 'stand-in', why: 'Electron does not run as root with its sandbox on' };
  }
  if (platform === 'linux') {
    return { kind: 'stand-in', why: `the Electron program could not be fetched: ${electron.missing}` };
  }
  return {
    kind: 'none',
    why:
      `The Electron program could not be fetched: ${electron.missing}. ` +
      'Connect to a network that allows the download, delete out/electron-refused.json and start again. ' +
      'The stand-in for Electron runs on Linux only.',
  };
};

/** Whether a window can be shown. Windows and macOS always have a screen. */
export const hasDisplay = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean =>
  platform !== 'linux' || Boolean(env['DISPLAY'] ?? '') || Boolean(env['WAYLAND_DISPLAY'] ?? '');
