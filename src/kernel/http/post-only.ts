import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * A page that a form drew stands at an address that only takes forms. Typed, kept as a bookmark or opened again in
     * another tab, it leads to the nearest page above it: from the uses of a pass to the dossier.
     * @param path as it was asked for
     * @returns nothing when no form goes there, or no page stands above it
     */
    pageAbove(path: string): string | undefined;
  }
}

/** Before any route is registered, so that each is noted. */
export function leadPostOnlyAddresses(server: FastifyInstance): void {
  const posted = new Map<string, RegExp>();
  const read = new Map<string, RegExp>();
  server.addHook('onRoute', ({ method, url }) => {
    if (url.includes('*')) return;
    const pattern = url.replaceAll('.', String.raw`\.`).replaceAll(/:[^/]+/g, '[^/]+');
    if ([method].flat().includes('POST')) posted.set(pattern, new RegExp(`^${pattern}$`));
    if ([method].flat().includes('GET')) read.set(pattern, new RegExp(`^${pattern}$`));
  });
  server.decorate('pageAbove', (path) => {
    const forms = new Map([...posted].filter(([pattern]) => !read.has(pattern)));
    // A page that is there and has nothing to show says so itself.
    if (fewestGaps(forms, path) >= fewestGaps(read, path)) return undefined;
    for (let above = path; above !== '/';) {
      above = above.slice(0, above.lastIndexOf('/')) || '/';
      if ([...read.values()].some((address) => address.test(above))) return above;
    }
    return undefined;
  });
}

/** Of the addresses that this path may be, the most exact one: how many of its parts may be anything. */
function fewestGaps(addresses: Map<string, RegExp>, path: string): number {
  const gaps = [...addresses].flatMap(([pattern, address]) =>
    address.test(path) ? [pattern.split('[^/]+').length - 1] : [],
  );
  return Math.min(...gaps, Number.POSITIVE_INFINITY);
}
