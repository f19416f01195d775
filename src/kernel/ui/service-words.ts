import type { FastifyInstance } from 'fastify';

/** What the service calls itself on every page. */
export interface ServiceWords {
  /** In the header, below the name of the CCAS. */
  name: string;
  /** In the foot, after the name of the CCAS. */
  line: string;
}

declare module 'fastify' {
  interface FastifyInstance {
    serviceWords: ServiceWords;
  }
}

/** For every page of this server, also where nothing else is known. */
export function nameService(server: FastifyInstance, words: ServiceWords): void {
  server.decorate('serviceWords', words);
}
