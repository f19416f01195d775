import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import type { Visit } from '../kernel/access/visit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import type { FormValues } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { AgreementQuery } from './agreement.query.js';
import { ChangeInsurerTeam } from './change-insurer-team.js';
import { AgreementPage, type AgreementProps } from './pages/agreement.js';
import { tariffValues } from './read-tariff.js';

const base = '/ccas/mutuelle/conventions';
const look = { title: 'Conventions', kind: 'console' as const, path: '/ccas/mutuelle' };

/** The page of one agreement, which its dates, its papers and the mutuelle's people all come back to. */
@Injectable()
export class AgreementScreen {
  constructor(
    private readonly db: Database,
    private readonly agreements: AgreementQuery,
    private readonly team: ChangeInsurerTeam,
    private readonly clock: Clock,
  ) {}

  /** Does the work and shows the page again; refused, with what was typed. */
  async attempt(
    visit: Visit,
    actor: Actor,
    id: string,
    { form, body }: { form?: AgreementProps['form']; body?: FormValues },
    work: (tx: Tx) => Promise<void>,
  ) {
    try {
      await this.db.transaction(actor.ccasId, work);
    } catch (error) {
      return this.render(visit, id, { form, values: body as Record<string, string>, refusal: refusalOf(error) });
    }
    return seeOther(visit, `${base}/${id}`);
  }

  async render(visit: Visit, id: string, more: Partial<AgreementProps> & { refusal?: Refusal } = {}) {
    const found = await this.db.transaction(visit.tenant.id, async (tx) => ({
      agreement: await this.agreements.get(tx, id),
      documents: await this.agreements.documents(tx, id),
      reviews: await this.agreements.reviews(tx, id),
      members: await this.team.find(tx, id),
    }));
    if (more.refusal) visit.reply.status(more.refusal.status);
    const tariffs = tariffValues(found.agreement.plans.map(({ tariff }) => tariff));
    const props = { token: visit.formToken, today: this.clock.today().toString(), tariffs, ...found, ...more };
    return renderPage(visit, { ...look, title: found.agreement.insurerName }, <AgreementPage {...props} />);
  }
}
