import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export type ListeningPost = {
  /** The TCP and the UDP port on 127.0.0.1. */
  readonly port: number;
  readonly udpPort: number;
  /** What arrived so far, as `tcp GET /x HTTP/1.1` or `udp 20 bytes`. */
  readonly heard: string[];
  [Symbol.asyncDispose](): Promise<void>;
};

/** Somebody on this PC who waits for words from the window, by TCP and UDP: the nearest place that they could get to. */
export async function openListeningPost(): Promise<ListeningPost> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    heard.push('tcp connected');
    socket
      .on('error', () => {})
      .on('data', (bytes) => heard.push(`tcp ${bytes.toString('latin1').split('\r\n')[0]}`));
    socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\naccess-control-allow-origin: *\r\n\r\n'));
  }).listen(0, '127.0.0.1');
  const receiver = createSocket('udp4', (bytes) => heard.push(`udp ${bytes.length} bytes`)).bind(
    0,
    '127.0.0.1',
  );
  await Promise.all([once(server, 'listening'), once(receiver, 'listening')]);
  return {
    port: (server.address() as AddressInfo).port,
    udpPort: receiver.address().port,
    heard,
    [Symbol.asyncDispose]: async () => {
      receiver.close();
      server.close();
      await once(server, 'close');
    },
  };
}
