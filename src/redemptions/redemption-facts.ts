import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Temporal } from 'temporal-polyfill';
import type { AsksAhead, QuestionAhead } from '../kernel/access/read-ahead.js';
import { readId } from '../kernel/http/id.pipe.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock } from '../kernel/time/clock.js';
import { fromQrText } from '../passes/pass-code/layout.js';
import { type KeptAnswer, keptAnswerSql } from './kept-answer.js';
import { oneOfferSql, type OfferRow } from './offer-at-till.query.js';
import { type CredentialRow, credentialSql } from './scanned-credential.query.js';

/** What the tables say of one scan before it is judged. */
export interface RedemptionFacts {
  at: Temporal.Instant;
  /** Null when it is unknown, or another partner's. */
  offer: OfferRow | null;
  /** Null when the code is none of ours. */
  credential: CredentialRow | null;
  /** Null while the key has not served. */
  kept: KeptAnswer | null;
}

/** Everything a use is judged by, in the statement that finds out which till asks. */
@Injectable()
export class RedemptionFactsAhead implements AsksAhead {
  constructor(private readonly clock: Clock) {}

  ask({ body, headers }: FastifyRequest, tenant: Tenant): QuestionAhead | undefined {
    const { passCode, offerId } = (body ?? {}) as { passCode?: unknown; offerId?: unknown };
    const offer = typeof offerId === 'string' ? readId(offerId) : undefined;
    if (typeof passCode !== 'string' || !offer) return undefined;
    const at = this.clock.now();
    const fields = fromQrText(passCode)?.fields;
    return {
      sql: factsSql,
      parameters: [
        tenant.id,
        offer,
        at.toString(),
        fields?.kid ?? null,
        fields?.jti ?? null,
        fields?.device?.iat ?? null,
        fields?.device?.nonce ?? null,
        readId(headers['idempotency-key']) ?? null,
      ],
      read: (answer) => ({ at, ...(answer as Omit<RedemptionFacts, 'at'>) }) satisfies RedemptionFacts,
    };
  }
}

const factsSql = `jsonb_build_object(
  'offer', (select to_jsonb(o) from (${oneOfferSql({ at: '$5::timestamptz', id: '$4::uuid', partner: 't.partner_id' })} and t.actor_id is not null) o),
  'credential', (select to_jsonb(c) from (${credentialSql({
    ccas: '$3::uuid',
    client: 't.actor_id',
    offer: '$4::uuid',
    at: '$5::timestamptz',
    kid: '$6',
    jti: '$7',
    iat: '$8',
    nonce: '$9',
  })} and $7::text is not null and t.actor_id is not null) c),
  'kept', (select to_jsonb(a) from (${keptAnswerSql({ client: 't.actor_id', key: '$10::uuid' })}) a))`;
