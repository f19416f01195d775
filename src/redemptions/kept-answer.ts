import type { Tx } from '../kernel/database/database.js';
import type { RedemptionOutcome } from './record-use.js';
import { IdempotencyKeyReused } from './redemptions.errors.js';

/** What a key was answered the first time. */
export interface KeptAnswer {
  /** Of the request that was answered, in hexadecimal digits. */
  request: string;
  outcome: RedemptionOutcome;
}

/** One row, or none while the key has not served, or is only just serving. */
export const keptAnswerSql = ({ client, key }: { client: string; key: string }): string =>
  `select encode(a.request_hash, 'hex') as request, a.outcome from idempotent_answer a where a.client_id = ${client} and a.key = ${key}`;

export async function keptAnswer(tx: Tx, clientId: string, key: string): Promise<KeptAnswer | undefined> {
  const [kept] = await tx.rows<KeptAnswer>(keptAnswerSql({ client: '$1', key: '$2' }), [clientId, key]);
  return kept;
}

/**
 * The first answer to this request; undefined where there is none yet.
 * @throws IdempotencyKeyReused when the key came with another request
 */
export function firstAnswer(kept: KeptAnswer | null | undefined, hash: Buffer): RedemptionOutcome | undefined {
  if (kept && kept.request !== hash.toString('hex')) throw new IdempotencyKeyReused();
  return kept?.outcome;
}
