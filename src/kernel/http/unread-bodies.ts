import type { FastifyInstance } from 'fastify';

/** Milliseconds during which what still arrives is thrown away, so that the answer is seen before the end. */
const LINGER_MS = 1_000;

/** Nest and Fastify read no body: `RequestBody` does, once the guard has judged. */
export function leaveBodiesUnread(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
}

/**
 * A refusal may come before what it refuses has arrived. A connection closed at once would take the answer with it, one
 * left open would go on receiving: it ends a moment later.
 */
export function endUnreadBodies(server: FastifyInstance): void {
  server.addHook('onResponse', (request, _reply, done) => {
    const { raw } = request;
    if (raw.complete === false && !raw.destroyed) {
      const timer = setTimeout(() => raw.socket.destroy(), LINGER_MS).unref();
      raw.once('end', () => clearTimeout(timer)).resume();
    }
    done();
  });
}
