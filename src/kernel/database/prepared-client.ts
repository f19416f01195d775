import { createHash } from 'node:crypto';
import pg from 'pg';

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
  // The signatures of `pg` are overloads; this one passes on whatever it does not name.
  override query(...args: [unknown, unknown?, unknown?]): never {
    const [text, values, ...rest] = args;
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
    const asked = name ? [{ name, text, values }, ...rest] : args;
    return (super.query as (...args: unknown[]) => never)(...asked);
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
