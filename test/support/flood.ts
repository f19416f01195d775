import { connect } from 'node:net';

interface Flood {
  port: number;
  path: string;
  /** How much would be sent if nobody said no. */
  bytes: number;
  headers: Record<string, string>;
  /** What the body begins with. */
  start?: string | Buffer;
  /** What it goes on with, over and over. */
  filling?: Buffer;
}

export interface FloodAnswer {
  status: number;
  text: string;
  /** Bytes of the body that left before the answer came. */
  sent: number;
  /** Whether the other side ended the connection. */
  closed: boolean;
}

/** Sends and sends, as fast as the other side takes it, until it answers; then waits for it to hang up. */
export function flood({ port, path, bytes, headers, start = '', filling }: Flood): Promise<FloodAnswer> {
  const chunk = filling ?? Buffer.alloc(2 ** 16, 'x');
  const isChunked = headers['transfer-encoding'] === 'chunked';
  const head = { ...headers, ...(isChunked ? {} : { 'content-length': String(bytes) }) };
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    let sent = 0;
    const framed = (data: Buffer) =>
      isChunked ? Buffer.concat([Buffer.from(`${data.length.toString(16)}\r\n`), data, Buffer.from('\r\n')]) : data;
    const isOver = () => answer !== '' || sent >= bytes || socket.destroyed;
    const pour = (): void => {
      while (!isOver()) {
        const part = chunk.subarray(0, bytes - sent);
        sent += part.length;
        if (!socket.write(framed(part))) return;
      }
      if (isChunked && sent >= bytes && !answer && !socket.destroyed) socket.write('0\r\n\r\n');
    };
    let timer: NodeJS.Timeout | undefined;
    const end = (closed: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      const [top, ...rest] = answer.split('\r\n\r\n');
      const status = Number(/^HTTP\/1.1 (\d{3})/.exec(top!)?.[1]);
      if (status) resolve({ status, text: textOf(rest.join('\r\n\r\n')), sent, closed });
      else reject(new Error(`No answer after ${sent} bytes.`));
    };
    socket.on('connect', () => {
      const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
      socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      const first = Buffer.from(start);
      if (first.length > 0) socket.write(framed(first));
      sent += first.length;
      pour();
    });
    socket.on('drain', pour);
    socket.on('data', (data) => {
      answer += data.toString('utf8');
      timer ??= setTimeout(() => end(false), 20_000);
    });
    // Writing on into a connection that ends is an error here, and what was meant there.
    socket.on('error', () => undefined);
    socket.on('close', () => end(true));
  });
}

/** Without the counts of a chunked answer. */
function textOf(body: string): string {
  return body.replaceAll(/^[0-9a-f]+\r\n|\r\n[0-9a-f]+\r\n(\r\n)?/g, '');
}
