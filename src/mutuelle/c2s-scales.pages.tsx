import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Id, readId } from '../kernel/http/id.pipe.js';
import type { FormValues } from '../kernel/http/input.js';
import { Clock } from '../kernel/time/clock.js';
import { type Refusal, refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { isOutdated } from './c2s-check.js';
import { C2sScales } from './c2s-scales.js';
import { territoryOf } from './c2s-territory.js';
import { ScalesPage } from './pages/scales.js';
import { scaleValues } from './read-c2s-scale.js';

const path = '/ccas/mutuelle/c2s';

/** The C2S figures: an agent reads them, a manager writes them. */
@ApiExcludeController()
@Controller('ccas/mutuelle/c2s')
@Access(...STAFF)
export class C2sScalesPages {
  constructor(
    private readonly db: Database,
    private readonly rules: CcasRulesQuery,
    private readonly scales: C2sScales,
    private readonly clock: Clock,
  ) {}

  @Get()
  scalesPage(@CurrentVisit() visit: Visit, @Query('corriger') editedId?: unknown) {
    return this.renderScales(visit, readId(editedId));
  }

  @Post()
  @Access('manager')
  addScale(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Body() body: FormValues) {
    return this.writeScale(visit, actor, body);
  }

  @Post(':id')
  @Access('manager')
  correctScale(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string, @Body() body: FormValues) {
    return this.writeScale(visit, actor, body, id);
  }

  private async writeScale(visit: Visit, actor: Actor, body: FormValues, id?: string) {
    try {
      await this.db.transaction(actor.ccasId, (tx) => this.scales.write(tx, actor, body, id));
    } catch (error) {
      return this.renderScales(visit, id, body as Record<string, string>, refusalOf(error));
    }
    return seeOther(visit, path);
  }

  private async renderScales(visit: Visit, editedId?: string, typed?: Record<string, string>, refusal?: Refusal) {
    const { scales, here } = await this.db.transaction(visit.tenant.id, async (tx) => ({
      scales: await this.scales.all(tx),
      here: territoryOf((await this.rules.own(tx)).communeCodes),
    }));
    const edited = scales.find(({ id }) => id === editedId);
    const today = this.clock.today();
    const current = scales.find(({ validFrom }) => validFrom <= today.toString());
    const isValid = scales.some((scale) => !isOutdated(scale, today) && scale.validFrom <= today.toString());
    if (refusal) visit.reply.status(refusal.status);
    const page = (
      <ScalesPage
        token={visit.formToken}
        scales={scales}
        isManager={visit.actor?.kind === 'manager'}
        isOutdated={!isValid}
        ofElsewhere={current && current.territory !== here ? current.territory : undefined}
        editedId={edited?.id}
        values={typed ?? (edited ? scaleValues(edited) : { territory: here })}
        refusal={refusal}
      />
    );
    return renderPage(visit, { title: 'Plafonds de la C2S', kind: 'console', path: '/ccas/mutuelle' }, page);
  }
}
