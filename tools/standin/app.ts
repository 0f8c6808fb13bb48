import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { takeInstanceLock } from './instance-lock.ts';

type Program = { readonly folder: string; readonly name: string; readonly version: string };

/** The program that was started: the nearest package.json above the script. */
function findProgram(): Program {
  let folder = path.dirname(path.resolve(process.argv[1] ?? '.'));
  while (true) {
    try {
      const text = readFileSync(path.join(folder, 'package.json'), 'utf8');
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- npm refuses a package.json without these
      const { name, version } = JSON.parse(text) as Program;
      return { folder, name, version };
    } catch {
      const parent = path.dirname(folder);
      if (parent === folder) throw new Error('No package.json above the script that was started.');
      folder = parent;
    }
  }
}

type Closable = { close(): void; destroy(): void };

class StandinApp extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = {
    appendSwitch: (name: string, value?: string): void =>
      void this.#switches.push(value === undefined ? `--${name}` : `--${name}=${value}`),
  };
  readonly #switches: string[] = [];
  readonly #program = findProgram();
  readonly #paths = new Map([
    ['home', homedir()],
    ['appData', process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config')],
    ['documents', path.join(homedir(), 'Documents')],
    ['downloads', path.join(homedir(), 'Downloads')],
  ]);
  readonly #windows = new Set<Closable>();
  readonly #endings: (() => Promise<void>)[] = [];
  #quitting = false;

  constructor() {
    super();
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        for (const window of this.#windows) window.destroy();
        this.quit();
      });
    }
  }

  /** The sandbox of Chromium is on unless root starts it; there is nothing to switch. */
  enableSandbox(): void {}

  whenReady = async (): Promise<void> => {};

  getAppPath = (): string => this.#program.folder;
  getName = (): string => this.#program.name;
  getVersion = (): string => this.#program.version;

  getPath(name: string): string {
    const found = this.#paths.get(name);
    if (found === undefined) throw new Error(`The stand-in knows no path ${name}.`);
    return found;
  }

  setPath(name: string, folder: string): void {
    this.#paths.set(name, folder);
  }

  requestSingleInstanceLock(): boolean {
    return takeInstanceLock(this.getPath('userData'), () => this.emit('second-instance', {}, [], '', null));
  }

  quit(): void {
    const prevented = this.#emitPreventable('before-quit');
    if (prevented) return;
    this.#quitting = true;
    if (this.#windows.size > 0) {
      for (const window of this.#windows) window.close();
    } else if (!this.#emitPreventable('will-quit')) {
      this.exit(0);
    }
  }

  exit(code: number): void {
    void Promise.allSettled(this.#endings.map((end) => end())).then(() => {
      this.emit('quit', {}, code);
      process.exit(code);
    });
  }

  /** Not Electron's: what the app gave its Chromium to start with. */
  get switches(): readonly string[] {
    return this.#switches;
  }

  /** Not Electron's: what has to happen before the process ends. */
  beforeExit(end: () => Promise<void>): void {
    this.#endings.push(end);
  }

  /** Not Electron's: a window is there, until the returned function is called. */
  countWindow(window: Closable): () => void {
    this.#windows.add(window);
    return () => {
      this.#windows.delete(window);
      if (this.#windows.size > 0) return;
      if (this.#quitting || this.listenerCount('window-all-closed') === 0) this.quit();
      else this.emit('window-all-closed');
    };
  }

  /** Not Electron's: the person decided to stay. */
  keepRunning(): void {
    this.#quitting = false;
  }

  #emitPreventable(name: string): boolean {
    let prevented = false;
    this.emit(name, { preventDefault: () => (prevented = true) });
    return prevented;
  }
}

export const app = new StandinApp();
