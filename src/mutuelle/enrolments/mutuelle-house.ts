import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { AppointmentHouse, type Guest, type HouseWords } from '../../appointments/appointment-house.js';
import type { PermanenceKind } from '../../appointments/permanence.entity.js';
import type { Actor } from '../../kernel/access/actor.js';
import type { Tx } from '../../kernel/database/database.js';
import type { MailSubject } from '../../kernel/mail/outbox.js';
import { ofName } from '../../kernel/text/of-name.js';
import { AgreementQuery } from '../agreements/agreement.query.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { EnrolmentMoves } from './enrolment-moves.js';
import { enrolmentPath } from './enrolment-path.js';
import { NoAgreement } from '../agreements/agreements.errors.js';
import { ownAgreement } from '../agreements/mutuelle-scope.js';
import { legalLine } from '../notices/legal-line.js';

/** Of the mutuelle’s rows among all appointments. */
export const MUTUELLE = 'mutuelle';
/** Its public pages of appointments. */
export const bookingAddresses = { own: '/mutuelle/mon-rendez-vous', others: '/mutuelle/rendez-vous' };

const words: HouseWords = {
  about: 'mutuelle communale',
  event: (kind, insurer) =>
    kind === 'meeting' ? 'réunion d’information sur la mutuelle communale' : `rendez-vous avec ${insurer}`,
  toBring: [
    'une pièce d’identité',
    'votre contrat de mutuelle actuel, et la date à laquelle il a commencé',
    'votre dernière cotisation, si vous l’avez',
  ],
  notAsked:
    'On ne vous demandera ni ordonnance, ni numéro de sécurité sociale, ni relevé bancaire, ni vos ressources. Vous ne signez rien ce jour-là.',
  caution: (insurer) =>
    `Le CCAS vous informe et organise le rendez-vous. Il ne vend pas, ne conseille pas et ne classe pas les assurances : le représentant ${ofName(insurer)} répond à vos questions, et vous décidez.`,
  legalLine,
};

/** The mutuelle among those who receive by appointment: its agreements receive, people on their path to it come. */
@AppointmentHouse()
@Injectable()
export class MutuelleHouse implements AppointmentHouse {
  readonly key = MUTUELLE;
  readonly ownPage = bookingAddresses.own;
  readonly bookingPage = bookingAddresses.others;
  readonly words = words;

  constructor(
    private readonly agreements: AgreementQuery,
    private readonly moves: EnrolmentMoves,
  ) {}

  /** @throws NoAgreement */
  async hostOn(tx: Tx, day: Temporal.PlainDate): Promise<string> {
    const agreement = await this.agreements.inForce(tx, day);
    if (!agreement) throw new NoAgreement();
    return agreement.id;
  }

  async hostNames(tx: Tx, agreementIds: string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ id: string; name: string }>(
      'select id, insurer_name as name from agreement where id = any($1::uuid[])',
      [agreementIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  onlyHost(tx: Tx, actor: Actor): Promise<string | undefined> {
    return ownAgreement(tx, actor);
  }

  async guests(tx: Tx, enrolmentIds: string[]): Promise<Map<string, Guest>> {
    const rows = await tx.rows<Guest & { id: string }>(
      `select e.id, coalesce(r.first_name, e.first_name, '') as "firstName", coalesce(r.last_name, e.last_name, '') as "lastName",
         coalesce(r.phone, e.phone) as phone, coalesce(r.email, e.email) as email,
         exists (select from consent c where c.ccas_id = e.ccas_id and c.subject_id = e.id and c.kind = 'appointment_list' and c.withdrawn_at is null) as "isListAgreed"
       from enrolment e left join resident r on r.ccas_id = e.ccas_id and r.id = e.resident_id where e.id = any($1::uuid[])`,
      [enrolmentIds],
    );
    return new Map(rows.map(({ id, ...guest }) => [id, guest]));
  }

  mailsAbout(enrolmentId: string): MailSubject {
    return aboutEnrolment(enrolmentId);
  }

  /** An appointment is a step of the path; a meeting is none. */
  async placed(tx: Tx, actor: Actor, kind: PermanenceKind, enrolmentId: string): Promise<void> {
    if (kind === 'meeting') return;
    const path = await tx.findOne(EnrolmentEntity, { where: { id: enrolmentId }, lock: { mode: 'pessimistic_write' } });
    if (path && enrolmentPath.waysFrom(path.state).includes('appointment'))
      await this.moves.move(tx, actor, path, 'appointment');
  }
}

/** Mails of a path, to be forgotten with it. */
export function aboutEnrolment(id: string): MailSubject {
  return { kind: 'enrolment', id };
}
