import { createHash } from 'node:crypto';
import pg from 'pg';
import type { ServerPulse } from './server-pulse.js';

/** More texts than the application has; what is generated beyond them is sent as it always was. */
const MOST_NAMES = 1000;
const names = new Map<string, string>();

/**
 * Sends every statement that has parameters as a named one, so that each connection parses and plans it once and not
 * once a request: half of what PostgreSQL did for a redemption (docs/decisions, where a redemption spends its time).
 *
 * A named statement whose result changes its columns fails on connections that knew it before, so no statement says
 * `select *` of a table: a migration that adds a column must not disturb a process still running.
 */
export class PreparedClient extends pg.Client {
  private readonly pulse?: ServerPulse;

  /** @param config the pool's, with the pulse of the server it connects to */
  constructor(config?: pg.ClientConfig & { pulse?: ServerPulse }) {
    super(config);
    this.pulse = config?.pulse;
    this.pulse?.watch(this);
  }

  /** The pool passes a callback. */
  override connect(callback?: unknown): never {
    const connect = super.connect.bind(this) as (...args: unknown[]) => never;
    if (!this.pulse || typeof callback !== 'function') return connect(...(callback ? [callback] : []));
    const ended = this.pulse.asked(this);
    return connect((...outcome: unknown[]) => {
      ended(!outcome[0] || outcome[0] instanceof pg.DatabaseError);
      callback(...outcome);
    });
  }

  // The signatures of `pg` are overloads; this one passes on whatever it does not name.
  override query(...args: [unknown, unknown?, unknown?]): never {
    const [text, values, ...rest] = args;
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
    const asked = name ? [{ name, text, values }, ...rest] : args;
    const answer = (super.query as (...args: unknown[]) => unknown)(...asked);
    if (this.pulse && answer instanceof Promise) {
      const ended = this.pulse.asked(this);
      answer.then(
        () => ended(true),
        (error) => ended(error instanceof pg.DatabaseError),
      );
    }
    return answer as never;
  }
}

function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (!name && names.size < MOST_NAMES) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
    names.set(text, name);
  }
  return name;
}
