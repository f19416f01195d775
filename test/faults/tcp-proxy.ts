import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  url: string;
  /** From now on the client's connection is cut once this many bytes of an answer have passed; null lets all pass. */
  cutAfter: number | null;
  /** How long each piece of an answer is on its way, in milliseconds. */
  delayMs: number;
  /** A connection that is used while this holds is lost, and nobody is told: the application believes it is there. */
  isSilent: boolean;
  /** Answers that came from the application and did not reach the client. */
  cuts: number;
  close(): Promise<void>;
}

/** Between a till and the application on this port: what the till sends always passes. */
export async function tcpProxy(port: number): Promise<TcpProxy> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    let isLost = false;
    client.on('data', (bytes) => {
      isLost ||= proxy.isSilent;
      if (!isLost) upstream.write(bytes);
    });
    client.on('end', () => isLost || upstream.end());
    upstream.on('data', (bytes) => {
      isLost ||= proxy.isSilent;
      if (isLost) return;
      if (proxy.cutAfter === null) return void setTimeout(() => client.write(bytes), proxy.delayMs);
      proxy.cuts++;
      client.write(bytes.subarray(0, proxy.cutAfter), () => client.destroy());
      upstream.destroy();
    });
    upstream.on('close', () => setTimeout(() => client.end(), proxy.delayMs));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: TcpProxy = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    cutAfter: null,
    delayMs: 0,
    isSilent: false,
    cuts: 0,
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}
