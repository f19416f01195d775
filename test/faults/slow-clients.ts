import { connect, type Socket } from 'node:net';

export type Slowness = 'header' | 'body' | 'upload' | 'reader';

export interface SlowClients {
  /** Those the server still keeps. */
  open(): number;
  close(): void;
}

/**
 * Clients that hold a connection for as long as they are let: a header, a body or a list of persons sent byte by byte, or
 * answers that nobody reads.
 * @param token of whoever may send what they send
 */
export function slowClients(port: number, count: number, slowness: Slowness, token: string): SlowClients {
  const sockets = Array.from({ length: count }, () => oneSlow(port, slowness, token));
  return {
    open: () => sockets.filter(({ destroyed }) => !destroyed).length,
    close: () => sockets.forEach((socket) => socket.destroy()),
  };
}

function oneSlow(port: number, slowness: Slowness, token: string): Socket {
  const socket = connect(port, '127.0.0.1');
  const request = (line: string, ...headers: string[]) =>
    [`${line} HTTP/1.1`, 'host: pass.alfortville.example', ...headers].join('\r\n');
  const authorized = `authorization: Bearer ${token}`;
  const opening: Record<Slowness, string> = {
    header: request('GET /', ''),
    body: request(
      'POST /api/v1/redemptions',
      authorized,
      'content-type: application/json',
      'content-length: 900',
      '',
      '{',
    ),
    upload: request(
      'POST /api/v1/residents/imports',
      authorized,
      'content-type: multipart/form-data; boundary=b',
      'content-length: 900',
      '',
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\nnom',
    ),
    reader: `${request('GET /api/openapi.json', '', '')}`.repeat(60),
  };
  socket.on('error', () => socket.destroy());
  socket.on('close', () => clearInterval(dribble));
  if (slowness === 'reader') socket.pause();
  else socket.resume();
  socket.on('end', () => socket.destroy());
  socket.write(opening[slowness]);
  const piece = slowness === 'header' ? 'x-more: 1\r\n' : ' ';
  const dribble = setInterval(() => slowness !== 'reader' && socket.write(piece), 1000);
  return socket;
}
