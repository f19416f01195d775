import type { Duplex } from 'node:stream';
import type pg from 'pg';

/**
 * Ends a connection at once, whatever is under way on it: each statement that waits for its answer fails with `why`, the
 * pool forgets the connection, and the server rolls back what was not committed. Asking politely would not do: `end()`
 * waits behind the statements, and a server that has stopped would run them when it comes back.
 */
export function cutConnection(client: pg.Client, why: Error): void {
  // Not in the types of `pg`, but what its own pool does when a connection takes too long.
  (client as unknown as { connection: { stream: Duplex } }).connection.stream.destroy(why);
  // The pool must see at once, and not when the socket has told, that this one is of no more use.
  void client.end();
}
