import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { UnseenListPage } from './pages/unseen-list.js';
import { StaffRights } from './staff-rights.js';
import { UnseenHolders } from './unseen-holders.js';

const path = '/ccas/bilans/jamais-vus';

/** Names behind a count, for those who may: managers, and agents a manager chose. */
@ApiExcludeController()
@Controller('ccas/bilans/jamais-vus')
@Access(...STAFF)
export class UnseenPages {
  constructor(
    private readonly db: Database,
    private readonly unseen: UnseenHolders,
    private readonly rights: StaffRights,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor) {
    const { people, agents } = await this.db.transaction(actor.ccasId, async (tx) => ({
      agents: actor.kind === 'manager' ? await this.rights.agents(tx, 'unseen_holders') : null,
      people: await this.unseen.run(tx, actor),
    }));
    return renderPage(
      visit,
      { title: 'Jamais vus chez un partenaire', kind: 'console', path: '/ccas/bilans' },
      <UnseenListPage token={visit.formToken} people={people} agents={agents} />,
    );
  }

  @Post('droits')
  @Access('manager')
  async right(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    const agentId = readId(body?.agent);
    if (!agentId) throw new NotFound('Cet agent');
    await this.db.transaction(actor.ccasId, (tx) =>
      this.rights.set(tx, actor, agentId, 'unseen_holders', body?.donner === 'oui'),
    );
    return seeOther(visit, path);
  }
}
