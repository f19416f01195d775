import { brotliCompress, type BrotliOptions, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** Less than this fits one packet. */
const WORTH_BYTES = 1400;
/** Four fifths of what the slowest would save, in a tenth of its time. */
const quick: BrotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * Pages, and scripts and styles that are put together for a CCAS, are sent compressed; what is built has its compressed
 * forms beside it. JSON is not: it is small, and a till waits for it. Nor is the page of anyone signed in: its length
 * would tell a listener what repeats in it of what an attacker put into its address.
 */
export function compressPages(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (
      typeof payload !== 'string' ||
      payload.length < WORTH_BYTES ||
      !/^(text|application)\/(html|javascript|css)\b/.test(type)
    )
      return done(null, payload);
    const varies = reply.getHeader('vary');
    reply.header('vary', varies ? `${String(varies)}, accept-encoding` : 'accept-encoding');
    const encoding = request.visit?.actor ? undefined : encodingFor(request.headers['accept-encoding']);
    if (!encoding || request.method === 'HEAD') return done(null, payload);
    const send = (error: Error | null, compressed: Buffer): void => {
      if (error) return done(null, payload);
      reply.header('content-encoding', encoding).removeHeader('content-length');
      // The same text in other bytes.
      const etag = reply.getHeader('etag');
      if (typeof etag === 'string' && !etag.startsWith('W/')) reply.header('etag', `W/${etag}`);
      done(null, compressed);
    };
    if (encoding === 'br') brotliCompress(payload, quick, send);
    else gzip(payload, send);
  });
}

function encodingFor(accepted: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const names = String(accepted ?? '')
    .split(',')
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
    .map((each) => each.split(';')[0]!.trim());
  return (['br', 'gzip'] as const).find((name) => names.includes(name));
}
