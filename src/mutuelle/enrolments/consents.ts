import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { Outbox } from '../../kernel/mail/outbox.js';
import { Clock } from '../../kernel/time/clock.js';
import { type ConsentHow, type ConsentKind, consentWording } from './consent-wording.js';
import { ConsentEntity, type EnrolmentEntity } from './enrolment.entity.js';
import { aboutInsurer } from '../insurers/insurer-team.js';
import { withdrawalWords } from '../insurers/insurer-wording.js';
import { formatReference } from './reference.js';

type Path = Pick<EnrolmentEntity, 'id' | 'agreementId' | 'reference'>;

interface Member {
  id: string;
  name: string;
  email: string;
  origin: string;
}

/** What people agreed to, word for word, and what they took back. */
@Injectable()
export class Consents {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Given once: while one holds, the second is the first. */
  async give(tx: Tx, actor: Actor, path: Path, kind: ConsentKind, how: ConsentHow): Promise<void> {
    if (await this.holds(tx, path.id, kind)) return;
    const names = await tx.one<{ insurer: string; ccas: string }>(
      `select a.insurer_name as insurer, c.name as ccas from agreement a join ccas c on c.id = a.ccas_id where a.id = $1`,
      [path.agreementId],
    );
    await tx.insert(ConsentEntity, {
      id: uuidv7(),
      enrolmentId: path.id,
      agreementId: path.agreementId,
      kind,
      wording: consentWording(kind, names.insurer, names.ccas),
      givenAt: this.clock.now(),
      givenHow: how,
      notedByKind: actor.kind,
      notedById: actor.id ?? null,
      reference: path.reference,
    });
  }

  async holds(tx: Tx, enrolmentId: string, kind: ConsentKind): Promise<boolean> {
    const found = await tx.run('select 1 from consent where enrolment_id = $1 and kind = $2 and withdrawn_at is null', [
      enrolmentId,
      kind,
    ]);
    return found > 0;
  }

  /**
   * Takes back those that hold. When the person was on the mutuelle's list, it is told their number, and no name.
   * @param wasTransmitted the mutuelle has had the person's details
   * @returns how many held
   */
  async withdraw(
    tx: Tx,
    actor: Actor,
    path: Path,
    kinds: readonly ConsentKind[],
    wasTransmitted: boolean,
  ): Promise<number> {
    const rows = await tx.rows<{ kind: ConsentKind }>(
      `update consent set withdrawn_at = $3, withdrawal_noted_by = $4 where enrolment_id = $1 and kind = any($2::text[]) and withdrawn_at is null returning kind`,
      [path.id, kinds, this.clock.now().toString(), actor.kind],
    );
    if (wasTransmitted && rows.some(({ kind }) => kind === 'transmission')) await this.tellInsurer(tx, path);
    return rows.length;
  }

  private async tellInsurer(tx: Tx, { agreementId, reference }: Path): Promise<void> {
    const members = await tx.rows<Member>(
      `select m.id, m.name, m.email, c.origin from insurer_member m join ccas c on c.id = m.ccas_id where m.agreement_id = $1 and m.left_at is null`,
      [agreementId],
    );
    for (const { id, name, email, origin } of members)
      await this.outbox.queue(tx, {
        to: email,
        message: withdrawalWords(name, formatReference(reference), `${origin}/espace-mutuelle`),
        about: aboutInsurer(id),
      });
  }
}
