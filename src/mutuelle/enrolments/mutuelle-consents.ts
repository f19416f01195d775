import { Injectable } from '@nestjs/common';
import { ConsentAsker, type TakenBack, type WhoseConsent } from '../../consents/consent-asker.js';
import type { ConsentHow } from '../../consents/consent-hows.js';
import { Consents } from '../../consents/consents.js';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import { Outbox } from '../../kernel/mail/outbox.js';
import { withdrawalWords } from './withdrawal-wording.js';
import { type ConsentKind, consentKinds, consentLabels, consentWording } from './consent-wording.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import type { EnrolmentState } from './enrolment-states.js';
import { formatReference } from './reference.js';

type Path = Pick<EnrolmentEntity, 'id' | 'agreementId' | 'reference'>;

interface Member {
  id: string;
  name: string;
  email: string;
  origin: string;
}

/** What people agree to on their path to the mutuelle, and what stops when they no longer do. */
@ConsentAsker()
@Injectable()
export class MutuelleConsents implements ConsentAsker {
  readonly consentKinds = consentKinds.map((name) => ({
    name,
    label: consentLabels[name],
    wording: ({ ccas, recipient }: { ccas: string; recipient: string }) => consentWording(name, recipient, ccas),
  }));

  constructor(
    private readonly consents: Consents,
    private readonly moves: EnrolmentMoves,
    private readonly outbox: Outbox,
  ) {}

  /** @param path locked */
  async give(tx: Tx, actor: Actor, path: Path, kind: ConsentKind, how: ConsentHow): Promise<void> {
    const { id: subjectId, agreementId: recipientId, reference } = path;
    await this.consents.give(tx, actor, { of: { subjectId }, kind, how, recipientId, reference });
  }

  holding(tx: Tx, enrolmentId: string, kind: ConsentKind): Promise<string | undefined> {
    return this.consents.holding(tx, { subjectId: enrolmentId }, kind);
  }

  /**
   * All of a path that is over or forgotten. When the person was on the mutuelle's list, it is told their number, and no
   * name.
   * @param wasTransmitted the mutuelle has had the person's details
   */
  async endAll(tx: Tx, actor: Actor, path: Path, wasTransmitted: boolean): Promise<void> {
    const ended = await this.consents.end(tx, actor, { subjectId: path.id }, consentKinds);
    if (wasTransmitted && ended.includes('transmission')) await this.tellInsurer(tx, path);
  }

  async subjectsOf(tx: Tx, residentId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>('select id from enrolment where resident_id = $1', [residentId]);
    return rows.map(({ id }) => id);
  }

  async recipientNames(tx: Tx, agreementIds: string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; name: string }>(
      'select id, insurer_name as name from agreement where id = any($1::uuid[])',
      [agreementIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /**
   * While the mutuelle is at work on it, the path ends there; whoever is already insured stays so, and is only off the
   * list.
   */
  async takenBack(tx: Tx, actor: Actor, { kind, subjectId }: TakenBack): Promise<void> {
    const path = await tx.findOneOrFail(EnrolmentEntity, {
      where: { id: subjectId! },
      lock: { mode: 'pessimistic_write' },
    });
    if (kind === 'c2s_answer') await tx.update(EnrolmentEntity, { id: path.id }, { c2sAnswer: null });
    if (kind !== 'transmission') return;
    if (hadTheirDetails(path.state)) await this.tellInsurer(tx, path);
    if (path.state === 'transmitted')
      await this.moves.move(tx, actor, path, 'withdrawn', { reason: 'consent_withdrawn' });
  }

  journalSubject({ subjectId }: WhoseConsent) {
    return { kind: 'enrolment', id: subjectId! };
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
        about: { kind: 'insurer_member', id },
      });
  }
}

/** The mutuelle has had the details of somebody in this state. */
export function hadTheirDetails(state: EnrolmentState): boolean {
  return ['transmitted', 'enrolled', 'ended', 'declined'].includes(state);
}
