import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';

// What a utility process finds: `process.parentPort`, whose messages wait until somebody listens.
const waiting: unknown[] = [];
class ParentPort extends EventEmitter {
  postMessage(message: object): void {
    process.send?.(message);
  }
}
const parentPort = new ParentPort();
const deliver = (): void => {
  if (parentPort.listenerCount('message') === 0) return;
  for (const data of waiting.splice(0)) parentPort.emit('message', { data, ports: [] });
};
process.on('message', (data) => {
  waiting.push(data);
  deliver();
});
parentPort.on('newListener', () => setImmediate(deliver));
Object.assign(process, { parentPort });
await import(pathToFileURL(process.argv[2] ?? '').href);
