import { Injectable } from '@nestjs/common';
import { inTurn } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import type { Consent } from '../residents/dossier-parts.js';
import { type ConsentHow, howLabels } from './consent-hows.js';
import { ConsentKinds } from './consent-kinds.js';

/** One that is kept in this house: what was said, and whether it may still be taken back. */
export interface KeptConsent extends Consent {
  id: string;
  wording: string;
}

interface Row {
  id: string;
  kind: string;
  recipientId: string | null;
  wording: string;
  since: string;
  until: string | null;
  givenHow: ConsentHow;
  withdrawnHow: ConsentHow | null;
}

/** Of a page. */
const MOST = 100;

/** Everything a person agreed to, whoever asked: those that hold first, the latest first. */
@Injectable()
export class ConsentsQuery {
  constructor(private readonly kinds: ConsentKinds) {}

  async ofResident(tx: Tx, residentId: string): Promise<KeptConsent[]> {
    const subjects = await inTurn(this.kinds.askers(), (asker) => asker.subjectsOf?.(tx, residentId));
    return this.shown(tx, residentId, subjects, MOST);
  }

  /** All of the dossier itself, for its file and its erasure. Those of somebody a slice knows are told with what it holds about them. */
  ofDossier(tx: Tx, residentId: string): Promise<KeptConsent[]> {
    return this.shown(tx, residentId, [], null);
  }

  private async shown(tx: Tx, residentId: string, subjectIds: string[], most: number | null): Promise<KeptConsent[]> {
    const rows = await tx.rows<Row>(
      `select id, kind, recipient_id as "recipientId", wording, (given_at at time zone 'Europe/Paris')::date::text as since,
         (withdrawn_at at time zone 'Europe/Paris')::date::text as until, given_how as "givenHow", withdrawn_how as "withdrawnHow"
       from consent where resident_id = $1 or subject_id = any($2::uuid[]) order by withdrawn_at is not null, given_at desc, id desc limit $3`,
      [residentId, subjectIds, most],
    );
    const names = await this.recipients(tx, rows);
    return rows.map(({ id, kind, recipientId, wording, since, until, givenHow, withdrawnHow }) => {
      const recipient = recipientId && names.get(recipientId);
      const { label } = this.kinds.of(kind).kind;
      return {
        id,
        what: recipient ? `${label} (${recipient})` : label,
        wording,
        since,
        until,
        how: withdrawnHow ? `${howLabels[givenHow]}, retiré ${howLabels[withdrawnHow]}` : howLabels[givenHow],
      };
    });
  }

  private async recipients(tx: Tx, rows: Row[]): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const asker of this.kinds.askers()) {
      const own = rows.filter(({ kind }) => asker.consentKinds.some(({ name }) => name === kind));
      const ids = [...new Set(own.flatMap(({ recipientId }) => recipientId ?? []))];
      if (ids.length === 0) continue;
      for (const [id, name] of (await asker.recipientNames?.(tx, ids)) ?? []) names.set(id, name);
    }
    return names;
  }
}
