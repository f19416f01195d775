import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * For an answer that is the same for everyone: may be kept a minute, then asked for again at the price of its hash.
 * @param seconds it may be kept
 * @returns the body, or nothing with status 304 when the reader has it already
 */
export function cachedAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string | Buffer,
  seconds = 60,
): string | Buffer | undefined {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  reply.header('cache-control', `public, max-age=${seconds}`).header('etag', etag).header('vary', 'cookie');
  if (!isKnown(request.headers['if-none-match'], etag)) return body;
  reply.status(304);
  return undefined;
}

/** The same, for what may also be a file: that has no tag, and is kept all the same. */
export function keptByReaders(request: FastifyRequest, reply: FastifyReply, body: unknown, seconds: number): unknown {
  if (typeof body === 'string') return cachedAnswer(request, reply, body, seconds) ?? '';
  reply.header('cache-control', `public, max-age=${seconds}`).header('vary', 'cookie');
  return body;
}

/** Whether the reader has it already. A proxy that compressed the answer marks its tag as weak. */
export function isKnown(header: string | undefined, etag: string): boolean {
  return (header ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .includes(etag);
}
