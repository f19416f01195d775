import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { formatPassNumber } from '../passes/pass-number.js';
import type { ResidenceProofKind } from '../residents/resident.entity.js';
import type { AnswerBy, ApplicationState, Showing } from './pass-application.entity.js';

/** Days a draft, and the cookie that finds it, live. */
export const draftDays = 30;

/** What one has answered so far; null where one has not. */
export interface Answers {
  lastName: string | null;
  firstName: string | null;
  bornOn: string | null;
  proxyName: string | null;
  proxyPhone: string | null;
  address: string | null;
  postcode: string | null;
  communeCode: string | null;
  phone: string | null;
  email: string | null;
  answerBy: AnswerBy | null;
  proofKind: ResidenceProofKind | null;
  showing: Showing | null;
  disabilityCard: boolean;
}

export interface OwnApplication extends Answers {
  id: string;
  state: ApplicationState;
  /** `K7QM-4T2X-W` once it is sent. */
  reference: string | null;
  missing: string | null;
}

/** The application of whoever holds this secret. */
@Injectable()
export class OwnApplicationQuery {
  constructor(private readonly clock: Clock) {}

  /** @param lock nobody else changes it until the transaction ends */
  async find(tx: Tx, secret: string | undefined, lock: '' | 'for update' = ''): Promise<OwnApplication | undefined> {
    if (!secret) return undefined;
    const since = this.clock.now().subtract({ hours: 24 * draftDays });
    const [row] = await tx.rows<OwnApplication>(
      `select id, state, reference, missing, last_name as "lastName", first_name as "firstName", born_on as "bornOn", proxy_name as "proxyName",
         proxy_phone as "proxyPhone", address, postcode, commune_code as "communeCode", phone, email, answer_by as "answerBy",
         proof_kind as "proofKind", showing, disability_card as "disabilityCard"
       from pass_application where secret_hash = $1 and saved_at > $2 ${lock}`,
      [hashOf(secret), since.toString()],
    );
    return row && { ...row, reference: row.reference && formatPassNumber(row.reference) };
  }
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
