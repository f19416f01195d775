import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Temporal } from 'temporal-polyfill';
import type { AsksAhead, QuestionAhead } from '../kernel/access/read-ahead.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { Clock, parisDay } from '../kernel/time/clock.js';
import type { LimitPeriod } from '../offers/offer-terms.js';
import { fromQrText } from '../passes/pass-code/layout.js';
import { leasedUnitsSql, type LeasedUnits } from './lease-units.js';
import { type OfferRow, publishedOffersSql } from './offer-at-till.query.js';
import { periodStart } from './period.js';
import { type CredentialRow, credentialSql } from './scanned-credential.query.js';
import { type PeriodUses, periodUsesSql } from './uses.query.js';

/** What the tables say of a pass shown at a till, and of the offers there, before they are judged. */
export interface VerificationFacts {
  at: Temporal.Instant;
  /** Of `at`, in Paris. */
  today: Temporal.PlainDate;
  credential: CredentialRow;
  offers: OfferRow[];
  uses: PeriodUses[];
  leases: LeasedUnits[];
  /** This partner has looked at this pass today already. */
  isNoted: boolean;
}

const periods: LimitPeriod[] = ['day', 'week', 'month', 'quarter', 'year', 'ever'];

/** Everything a check is answered by, in the statement that finds out which till asks. */
@Injectable()
export class VerificationFactsAhead implements AsksAhead {
  constructor(private readonly clock: Clock) {}

  ask({ body }: FastifyRequest, tenant: Tenant): QuestionAhead | undefined {
    const { passCode } = (body ?? {}) as { passCode?: unknown };
    const fields = typeof passCode === 'string' ? fromQrText(passCode)?.fields : undefined;
    if (!fields) return undefined;
    const at = this.clock.now();
    const today = parisDay(at);
    return {
      sql: factsSql,
      parameters: [
        tenant.id,
        at.toString(),
        today.toString(),
        periods.map((period) => periodStart(period, today).toString()),
        fields.kid,
        fields.jti,
        fields.device?.iat ?? null,
        fields.device?.nonce ?? null,
      ],
      read: (answer) =>
        ({ at, today, ...(answer as Omit<VerificationFacts, 'at' | 'today'>) }) satisfies VerificationFacts,
    };
  }
}

const passSql =
  '(select k.pass_id from credential k where k.ccas_id = $3::uuid and k.jti = $8 and t.actor_id is not null)';
const listOf = (sql: string) => `(select coalesce(jsonb_agg(to_jsonb(l)), '[]') from (${sql}) l)`;

const factsSql = `jsonb_build_object(
  'credential', (select to_jsonb(c) from (${credentialSql({
    ccas: '$3::uuid',
    client: 't.actor_id',
    offer: 'null::uuid',
    at: '$4::timestamptz',
    kid: '$7',
    jti: '$8',
    iat: '$9',
    nonce: '$10',
  })} and t.actor_id is not null) c),
  'offers', ${listOf(publishedOffersSql({ at: '$4::timestamptz', partner: 't.partner_id', today: '$5::date' }))},
  'uses', ${listOf(periodUsesSql({ pass: passSql, partner: 't.partner_id', periods: '$6::date[]' }))},
  'leases', ${listOf(leasedUnitsSql({ holder: 't.actor_id', pass: passSql }))},
  'isNoted', exists (select from pass_check h where h.pass_id = ${passSql} and h.partner_id = t.partner_id and h.day = $5::date))`;
