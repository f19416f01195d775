import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  /** As sent, unfolded: `auto-submitted` → `auto-generated`. */
  headers: Record<string, string>;
  /** Decoded parts. */
  text: string;
  html: string;
  attachments: { name: string; type: string; bytes: Buffer }[];
}

export interface MailServer {
  url: string;
  /** In the order they were accepted. */
  received: ReceivedMail[];
  /** What the next recipients are told instead of yes, one answer each: `550 5.1.1 No such user`. */
  refuse(...answers: string[]): void;
  /** Takes the mail, and goes away before it has said so. */
  hangUpAfterNext(): void;
  close(): Promise<void>;
}

/** A real SMTP server that keeps what it receives. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const refusals: string[] = [];
  let hangsUp = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(_address, _session, done) {
      const refusal = refusals.shift();
      if (!refusal) return done();
      const [code, ...words] = refusal.split(' ');
      done(Object.assign(new Error(words.join(' ')), { responseCode: Number(code) }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(
          read(
            Buffer.concat(chunks).toString('utf8'),
            session.envelope.rcptTo.map(({ address }) => address),
          ),
        );
        if (!hangsUp) return done();
        hangsUp = false;
        for (const connection of server.connections as Set<{ close(): void }>) connection.close();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    refuse: (...answers) => refusals.push(...answers),
    hangUpAfterNext: () => (hangsUp = true),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function read(source: string, to: string[]): ReceivedMail {
  const [head] = halves(source);
  const parts = leavesOf(source);
  const partOf = (type: string): string => {
    const part = parts.find((each) => {
      const headers = readHeaders(halves(each)[0]);
      return headers['content-type']?.startsWith(type) && !headers['content-disposition']?.startsWith('attachment');
    });
    return part ? decoded(part).toString('utf8') : '';
  };
  const attachments = parts.flatMap((part) => {
    const headers = readHeaders(halves(part)[0]);
    if (!headers['content-disposition']?.startsWith('attachment')) return [];
    const name = /filename\*?(?:0\*)?=(?:utf-8'')?"?([^";]+)"?/i.exec(headers['content-disposition'])?.[1] ?? '';
    return [{ name: decodeURIComponent(name), type: headers['content-type']!.split(';')[0]!, bytes: decoded(part) }];
  });
  return { to, headers: readHeaders(head), text: partOf('text/plain'), html: partOf('text/html'), attachments };
}

/** A mail in parts, some of them in parts again, down to those that hold something. */
function leavesOf(source: string): string[] {
  const [head, body] = halves(source);
  const boundary = /boundary="?([^";]+)"?/.exec(readHeaders(head)['content-type'] ?? '')?.[1];
  if (!boundary) return [source];
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => leavesOf(part.trimStart()));
}

function halves(source: string): [string, string] {
  const at = source.indexOf('\r\n\r\n');
  return [source.slice(0, at), source.slice(at + 4)];
}

function readHeaders(head: string): Record<string, string> {
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

function decoded(part: string): Buffer {
  const [head, body] = halves(part);
  const encoding = readHeaders(head)['content-transfer-encoding'];
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body);
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
