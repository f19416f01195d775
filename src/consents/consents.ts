import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Clock } from '../kernel/time/clock.js';
import { ResidentQuery } from '../residents/resident.query.js';
import type { ConsentOf } from './consent-asker.js';
import type { ConsentHow } from './consent-hows.js';
import { ConsentKinds } from './consent-kinds.js';
import { ConsentEntity } from './consent.entity.js';

export interface GivenConsent {
  of: ConsentOf;
  kind: string;
  how: ConsentHow;
  recipientId?: string;
  reference?: string;
}

/** What people agreed to, word for word, as the slice that asks writes it. What a person takes back: `WithdrawConsent`. */
@Injectable()
export class Consents {
  constructor(
    private readonly kinds: ConsentKinds,
    private readonly residents: ResidentQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Given once: while one holds, the second is the first. Of a dossier, it is locked; of a subject, the slice has done so.
   * @returns the id of the one that holds
   * @throws NotFound, of an erased dossier too; ResidentMerged, DossierEnded
   */
  async give(tx: Tx, actor: Actor, { of, kind, how, recipientId, reference }: GivenConsent): Promise<string> {
    if ('residentId' in of) await this.residents.lockOpen(tx, of.residentId);
    const held = await this.holding(tx, of, kind, recipientId ?? null);
    if (held) return held;
    const asked = this.kinds.of(kind);
    const names = recipientId ? await asked.asker.recipientNames?.(tx, [recipientId]) : undefined;
    const { ccas } = await tx.one<{ ccas: string }>('select name as ccas from ccas where id = current_ccas()');
    const id = uuidv7();
    await tx.insert(ConsentEntity, {
      id,
      ...of,
      recipientId: recipientId ?? null,
      kind,
      wording: asked.kind.wording({ ccas, recipient: names?.get(recipientId!) ?? '' }),
      givenAt: this.clock.now(),
      givenHow: how,
      notedByKind: actor.kind,
      notedById: actor.id ?? null,
      reference: reference ?? null,
    });
    const given = { id, kind, residentId: null, subjectId: null, ...of };
    await this.audit.write(tx, actor, {
      action: 'consent.given',
      subject: asked.asker.journalSubject?.(given) ?? { kind: 'resident', id: given.residentId! },
      details: { kind, how },
    });
    return id;
  }

  /**
   * @param recipientId to whom it was given; left out: to whomever
   * @returns the id of the one that holds
   */
  async holding(tx: Tx, of: ConsentOf, kind: string, recipientId?: string | null): Promise<string | undefined> {
    const [held] = await tx.rows<{ id: string }>(
      `select id from consent where (resident_id = $1 or subject_id = $2) and kind = $3 and withdrawn_at is null
         and ($4 or recipient_id is not distinct from $5::uuid) order by given_at, id limit 1`,
      [...idsOf(of), kind, recipientId === undefined, recipientId ?? null],
    );
    return held?.id;
  }

  async holds(tx: Tx, of: ConsentOf, kind: string): Promise<boolean> {
    return (await this.holding(tx, of, kind)) !== undefined;
  }

  /**
   * What they stood on is over: the slice that asked ends them itself, and is told nothing.
   * @returns the kinds of those that held
   */
  async end(tx: Tx, actor: Actor, of: ConsentOf, kinds: readonly string[]): Promise<string[]> {
    const rows = await tx.rows<{ kind: string }>(
      `update consent set withdrawn_at = $4, withdrawal_noted_by = $5 where (resident_id = $1 or subject_id = $2) and kind = any($3::text[]) and withdrawn_at is null returning kind`,
      [...idsOf(of), kinds, this.clock.now().toString(), actor.kind],
    );
    return rows.map(({ kind }) => kind);
  }

  /** Two subjects are one: what the first agreed to is the other's, unless that one has agreed to it already. */
  async moveSubject(tx: Tx, fromId: string, toId: string, reference: string | null): Promise<void> {
    await tx.run(
      `update consent c set subject_id = $2, reference = $3 where subject_id = $1 and (withdrawn_at is not null
         or not exists (select from consent o where o.subject_id = $2 and o.kind = c.kind and o.withdrawn_at is null))`,
      [fromId, toId, reference],
    );
  }

  /**
   * The recipient says that they have forgotten the person.
   * @returns whom the slice knows it of; undefined when that was said already
   * @throws NotFound for one that was not taken back
   */
  async noteForgotten(tx: Tx, recipientId: string, kind: string, id: string): Promise<string | undefined> {
    const consent = await tx.findOne(ConsentEntity, {
      where: { id, recipientId, kind },
      lock: { mode: 'pessimistic_write' },
    });
    if (!consent?.withdrawnAt) throw new NotFound('Ce retrait');
    if (consent.forgottenAt) return undefined;
    await tx.update(ConsentEntity, { id }, { forgottenAt: this.clock.now() });
    return consent.subjectId ?? consent.residentId!;
  }
}

function idsOf(of: ConsentOf): [residentId: string | null, subjectId: string | null] {
  return 'residentId' in of ? [of.residentId, null] : [null, of.subjectId];
}
