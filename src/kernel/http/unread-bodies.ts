import type { FastifyInstance } from 'fastify';

/** How often it is looked whether more has arrived, in milliseconds. */
const LINGER_MS = 1_000;
/** What somebody sends by mistake, twice the largest list. Nothing of it is kept. */
const THROWN_AWAY_BYTES = 64 * 2 ** 20;

/** Nest and Fastify read no body: `RequestBody` does, once the guard has judged. */
export function leaveBodiesUnread(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
}

/**
 * A refusal may come before what it refuses has arrived. A browser shows the answer once it has sent everything, and an
 * error of the network in its place when the connection ends before: so what still arrives is thrown away to its end. What
 * stops arriving, or goes on and on, ends a moment later, and in any case with the time a request may take.
 */
export function endUnreadBodies(server: FastifyInstance): void {
  server.addHook('onResponse', (request, _reply, done) => {
    const { raw } = request;
    if (raw.complete === false && !raw.destroyed) {
      const { socket } = raw;
      const before = socket.bytesRead;
      let seen = before;
      const timer = setInterval(() => {
        const hasMore = socket.bytesRead > seen;
        seen = socket.bytesRead;
        if (hasMore && seen - before <= THROWN_AWAY_BYTES) return;
        clearInterval(timer);
        socket.destroy();
      }, LINGER_MS).unref();
      raw.once('end', () => clearInterval(timer)).resume();
    }
    done();
  });
}
