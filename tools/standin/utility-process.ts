import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('./run-utility.ts', import.meta.url));

/** A process of Node in the place of Chromium's service: messages are cloned both ways, as Electron clones them. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  constructor(file: string, args: readonly string[]) {
    super();
    this.#child = fork(entry, [file, ...args], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => this.emit('exit', code ?? 1));
  }
  get pid(): number | undefined {
    return this.#child.pid;
  }
  postMessage(message: object): void {
    this.#child.send(message);
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (file: string, args: readonly string[] = []): UtilityProcess => new UtilityProcess(file, args),
};
