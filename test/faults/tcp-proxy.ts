import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  url: string;
  /** From now on the client's connection is cut once this many bytes of an answer have passed; null lets all pass. */
  cutAfter: number | null;
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
    client.pipe(upstream);
    upstream.on('data', (bytes) => {
      if (proxy.cutAfter === null) return void client.write(bytes);
      proxy.cuts++;
      client.write(bytes.subarray(0, proxy.cutAfter), () => client.destroy());
      upstream.destroy();
    });
    upstream.on('close', () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: TcpProxy = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    cutAfter: null,
    cuts: 0,
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return proxy;
}
