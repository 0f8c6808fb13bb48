import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Push } from '#contract/bridge.ts';
import type { Reply } from '#contract/errors.ts';
import { channels } from '#main/hosts/electron/channels.ts';

type Streamed = { readonly part: unknown } | { readonly reply: Reply };

let streams = 0;
const receivers = new Map<number, (message: Streamed) => void>();
ipcRenderer.on(channels.streamed, (_event, id: number, message: Streamed) => receivers.get(id)?.(message));

// No event of Electron's ever reaches the page: it could be followed back to more than these four functions.
const bridge: Bridge = {
  call: (op, input) => ipcRenderer.invoke(channels.call, op, input),
  stream: (op, input, onPart) => {
    const id = (streams += 1);
    ipcRenderer.send(channels.stream, id, op, input);
    const reply = new Promise<Reply>((resolve) => {
      receivers.set(id, (message) => {
        if ('part' in message) return onPart(message.part);
        receivers.delete(id);
        resolve(message.reply);
      });
    });
    return { reply, cancel: () => ipcRenderer.send(channels.cancel, id) };
  },
  onPush: (listener) => {
    const forward = (_event: unknown, push: Push): void => listener(push);
    ipcRenderer.on(channels.push, forward);
    return () => {
      ipcRenderer.off(channels.push, forward);
    };
  },
  host: (request) => ipcRenderer.invoke(channels.host, request),
};

contextBridge.exposeInMainWorld('drillroom', Object.freeze(bridge));
