import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Forbidden } from '../access/access.errors.js';

/**
 * A form sent once more only to see its page again with everything typed: what is read of it is refused, as if a field
 * had to be corrected, and no transaction may write.
 */
interface Rehearsal {
  /** A file had been chosen, and is to be chosen again. */
  hadFile: boolean;
}

/** Names a rehearsal that this process is holding, for as long as it lasts. */
const HEADER = 'x-rehearsal';
const held = new Map<string, Rehearsal>();
const running = new AsyncLocalStorage<Rehearsal>();

export function currentRehearsal(): Rehearsal | undefined {
  return running.getStore();
}

/** @param send sends the form within this process, with these headers */
export async function rehearse<T>(
  rehearsal: Rehearsal,
  send: (headers: Record<string, string>) => Promise<T>,
): Promise<T> {
  const id = randomBytes(24).toString('base64url');
  held.set(id, rehearsal);
  try {
    return await send({ [HEADER]: id });
  } finally {
    held.delete(id);
  }
}

/** After the body is read, which loses the thread, and before anything of ours runs. */
export function holdRehearsals(server: FastifyInstance): void {
  server.addHook('preHandler', (request, _reply, done) => {
    const rehearsal = held.get(String(request.headers[HEADER] ?? ''));
    if (rehearsal) running.run(rehearsal, done);
    else done();
  });
}

/** Whoever says it is a rehearsal, and is not held as one, does nothing. @throws Forbidden */
export function refuseUnheld(request: FastifyRequest): void {
  if (request.headers[HEADER] !== undefined && !currentRehearsal()) throw new Forbidden();
}
