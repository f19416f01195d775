import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { createHash } from 'node:crypto';

/**
 * One statement as it was sent then.
 * @typedef {object} Step
 * @property {string} text SQL with `$1` …
 * @property {({ fixed: unknown } | { hex: string } | { drawn: 'key' | 'id' | 'jti' } | { read: string })[]} values what stands
 *   for each parameter: the same every time, new every time, or a column an earlier statement returned
 * @property {string[]} kept columns of its one row that later statements need
 */

/**
 * What one redemption sent before its statements became two (bench/frozen/redemption.json), for this stage: the measure that
 * stays while the code changes.
 * @returns {Promise<Step[][]>} one script for each offer of the stage
 */
export async function frozenRedemptions(stage) {
  const { scripts } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'redemption.json'), 'utf8'));
  const client = new pg.Client({ connectionString: stage.ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    `select o.partner_id, k.kid from offer o join issuer_key k on k.ccas_id = o.ccas_id where o.id = $1 limit 1`,
    [stage.offers[0]],
  );
  await client.end();
  return scripts.map((steps, index) => {
    const here = {
      ccasId: stage.ccasId,
      offerId: stage.offers[index],
      partnerId: rows[0].partner_id,
      kid: rows[0].kid,
      tillId: stage.bareTill.id,
      tokenHash: createHash('sha256').update(stage.bareTill.token).digest(),
    };
    const named = (text) => text.replaceAll(/\{(ccasId|offerId|tillId)\}/g, (_, name) => here[name]);
    return steps.map(({ text, values, kept }) => ({ text: named(text), kept, values: values.map(valueOf) }));

    function valueOf(value) {
      if ('of' in value) return { fixed: here[value.of] };
      if ('hex' in value) return { fixed: Buffer.from(value.hex, 'hex') };
      return typeof value.fixed === 'string' ? { fixed: named(value.fixed) } : value;
    }
  });
}
