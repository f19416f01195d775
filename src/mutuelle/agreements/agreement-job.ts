import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import { Database, type Tx } from '../../kernel/database/database.js';
import { systemScope } from '../../kernel/database/scope.js';
import { ScheduledJob, type Job } from '../../kernel/jobs/job.js';
import { Outbox } from '../../kernel/mail/outbox.js';
import { Clock } from '../../kernel/time/clock.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { type AgreementRow, AgreementQuery } from './agreement.query.js';
import { dueReminders } from './agreement-dates.js';

/** Every morning: agreements that renew themselves are renewed, and the CCAS is told of the dates that come. */
@ScheduledJob()
@Injectable()
export class AgreementJob {
  readonly job: Job = {
    name: 'mutuelle.agreements',
    due: { dailyAt: '06:30' },
    run: (tenant) =>
      this.db.transaction(systemScope(tenant.id, this.job.name), async (tx) => ({
        renewed: await this.renew(tx, tenant.id),
        reminders: await this.remind(tx),
      })),
  };

  constructor(
    private readonly db: Database,
    private readonly agreements: AgreementQuery,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A year more on its last day, unless somebody said no or another agreement follows. */
  private async renew(tx: Tx, ccasId: string): Promise<number> {
    const rows = await tx.rows<{ id: string }>(
      `update agreement a set ends_on = (ends_on + interval '1 year')::date
       where signed_on is not null and is_renewed_tacitly and denounced_on is null and ends_on <= $1
         and not exists (select from agreement o where o.ccas_id = a.ccas_id and o.id <> a.id and o.signed_on is not null
           and daterange(o.starts_on, o.ends_on, '[]') && daterange(a.ends_on + 1, (a.ends_on + interval '1 year')::date, '[]'))
       returning id`,
      [this.clock.today().toString()],
    );
    for (const { id } of rows)
      await this.audit.write(tx, systemActor(ccasId), {
        action: 'agreement.renewed',
        subject: { kind: 'agreement', id },
      });
    return rows.length;
  }

  private async remind(tx: Tx): Promise<number> {
    let made = 0;
    const ccas = await tx.one<{ email: string | null; origin: string }>(
      'select email, origin from ccas where id = current_ccas()',
    );
    for (const agreement of await this.agreements.find(tx))
      for (const { kind, on } of dueReminders(agreement, this.clock.today())) {
        const touched = await tx.run(
          `insert into agreement_reminder (agreement_id, kind, due_on, made_at) values ($1, $2, $3, $4) on conflict do nothing`,
          [agreement.id, kind, on.toString(), this.clock.now().toString()],
        );
        if (touched === 0) continue;
        made++;
        if (ccas.email)
          await this.outbox.queue(tx, {
            to: ccas.email,
            message: reminderWords(kind, agreement, on.toString(), ccas.origin),
            about: { kind: 'agreement', id: agreement.id },
          });
      }
    return made;
  }
}

function reminderWords(
  kind: 'review' | 'notice',
  { id, insurerName, endsOn }: AgreementRow,
  on: string,
  origin: string,
) {
  const action = { label: 'Ouvrir la convention', url: `${origin}/ccas/mutuelle/conventions/${id}` };
  return kind === 'review'
    ? {
        subject: `Bilan annuel avec ${insurerName} : le ${frenchDay(on)}`,
        paragraphs: [
          `Le bilan annuel de la convention avec ${insurerName} est prévu le ${frenchDay(on)}.`,
          'Préparez les chiffres de l’année (page « Bilan »), puis notez le bilan une fois tenu.',
        ],
        action,
      }
    : {
        subject: `Convention avec ${insurerName} : décider avant le ${frenchDay(on)}`,
        paragraphs: [
          `Sans réponse de votre part, la convention se reconduit pour un an après le ${frenchDay(endsOn)}.`,
          `Pour ne pas la reconduire, il faut le dire à ${insurerName} au plus tard le ${frenchDay(on)}, puis le noter dans la fiche.`,
        ],
        action,
      };
}
