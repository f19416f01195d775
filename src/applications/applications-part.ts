import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Tx } from '../kernel/database/database.js';
import { frenchDay } from '../kernel/ui/french.js';
import { formatPassNumber } from '../passes/pass-number.js';
import { type DossierEvent, DossierPart } from '../residents/dossier-parts.js';
import { AcceptedApplicationsQuery } from './accepted-applications.query.js';
import { ApplicationMails } from './application-mails.js';
import { answerByLabels } from './application-wording.js';
import type { AnswerBy } from './pass-application.entity.js';
import { ApplicationsEnding } from './applications-ending.js';

interface Row {
  reference: string;
  sent: string;
  decided: string;
  proxyName: string | null;
  answerBy: AnswerBy;
}

/** Applications accepted into a dossier. */
@DossierPart()
@Injectable()
export class ApplicationsPart implements DossierPart {
  readonly name = 'Demandes de pass';
  readonly tables = ['pass_application'];
  readonly contacts =
    'select resident_id, greatest(submitted_at, answered_at, decided_at) as at from pass_application where resident_id is not null';

  constructor(
    private readonly mails: ApplicationMails,
    private readonly accepted: AcceptedApplicationsQuery,
    readonly ending: ApplicationsEnding,
  ) {}

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const rows = await tx.rows<Row>(
      `select reference, (submitted_at at time zone 'Europe/Paris')::date::text as sent, (decided_at at time zone 'Europe/Paris')::date::text as decided,
           proxy_name as "proxyName", answer_by as "answerBy"
         from pass_application where resident_id = $1 order by submitted_at`,
      [residentId],
    );
    return rows.map(({ reference, sent, decided, proxyName, answerBy }) => ({
      Numéro: formatPassNumber(reference),
      'Envoyée le': frenchDay(sent),
      'Acceptée le': frenchDay(decided),
      'Écrite par': proxyName,
      Réponse: answerByLabels[answerBy],
    }));
  }

  async erase(tx: Tx, _actor: Actor, residentId: string): Promise<void> {
    const rows = await tx.rows<{ id: string }>('delete from pass_application where resident_id = $1 returning id', [
      residentId,
    ]);
    for (const { id } of rows) await this.mails.forget(tx, id);
  }

  async move(tx: Tx, fromId: string, toId: string): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'update pass_application set resident_id = $2 where resident_id = $1 returning id',
      [fromId, toId],
    );
    return rows.map(({ id }) => id);
  }

  async giveBack(tx: Tx, ids: string[], residentId: string): Promise<void> {
    await tx.run('update pass_application set resident_id = $2 where id = any($1::uuid[])', [ids, residentId]);
  }

  async timeline(tx: Tx, residentId: string): Promise<DossierEvent[]> {
    const applications = await this.accepted.of(tx, residentId);
    return applications.flatMap(({ id, reference, submittedAt, decidedAt }) => {
      const event = { kind: 'dossier', detail: formatPassNumber(reference), href: `/ccas/demandes/${id}` } as const;
      return [
        { ...event, at: submittedAt, icon: 'inbox', title: 'Demande de pass envoyée' },
        { ...event, at: decidedAt, icon: 'badge-check', title: 'Demande de pass acceptée' },
      ];
    });
  }
}
