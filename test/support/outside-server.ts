import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface OutsideServer {
  url: string;
  /** Paths with their queries, in the order they were asked. */
  asked: string[];
  /** What the next requests get. `silent` never answers. */
  answer: { status?: number; type?: string; body?: string; silent?: boolean; location?: string };
  close(): Promise<void>;
}

/** Somebody else's web service: answers as it is told, badly if need be. */
export async function startOutsideServer(): Promise<OutsideServer> {
  const sockets = new Set<Socket>();
  const outside: OutsideServer = { url: '', asked: [], answer: {}, close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    outside.asked.push(request.url!);
    const { status = 200, type = 'application/json', body = '{}', silent, location } = outside.answer;
    if (silent) return;
    response.writeHead(status, { 'content-type': type, ...(location && { location }) }).end(body);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  outside.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  outside.close = () =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  return outside;
}
