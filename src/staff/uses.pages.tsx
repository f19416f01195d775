import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { Id } from '../kernel/http/id.pipe.js';
import { type FormValues, readForm } from '../kernel/http/input.js';
import { refusalOf } from '../kernel/ui/refusal.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { PassHistoryQuery } from '../redemptions/pass-history.query.js';
import { ShowUses } from '../redemptions/show-uses.js';
import { VoidRedemption } from '../redemptions/void-redemption.js';
import { ResidentMerged } from '../residents/residents.errors.js';
import { UsesPage } from './pages/uses.js';
import { VoidUsePage } from './pages/void-use.js';
import { StaffNamesQuery } from './staff-names.query.js';

class VoidForm {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

const look = { kind: 'console', path: '/ccas/usagers' } as const;

/** Where a pass was used: shown when its holder asks, by a form and never by an address, so that each look is written down. */
@ApiExcludeController()
@Controller('ccas/usagers/:id/utilisations')
@Access(...STAFF)
export class UsesPages {
  constructor(
    private readonly db: Database,
    private readonly showUses: ShowUses,
    private readonly voidRedemption: VoidRedemption,
    private readonly history: PassHistoryQuery,
    private readonly staffNames: StaffNamesQuery,
  ) {}

  @Post()
  @HttpCode(200)
  async show(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Id() id: string) {
    try {
      const shown = await this.db.transaction(actor.ccasId, async (tx) => {
        const uses = await this.showUses.run(tx, actor, id);
        const names = await this.staffNames.of(
          tx,
          uses.voids.map(({ byId }) => byId),
        );
        return { ...uses, names };
      });
      return renderPage(
        visit,
        { title: 'Où le pass a servi', ...look },
        <UsesPage token={visit.formToken} {...shown} />,
      );
    } catch (error) {
      if (error instanceof ResidentMerged) return seeOther(visit, `/ccas/usagers/${error.keptId}`);
      throw error;
    }
  }

  @Post(':useId/annuler')
  async void(
    @CurrentVisit() visit: Visit,
    @CurrentActor() actor: Actor,
    @Id() id: string,
    @Id('useId') useId: string,
    @Body() body: FormValues,
  ) {
    try {
      const { reason } = readForm(VoidForm, body);
      const of = { residentId: id };
      await this.db.transaction(actor.ccasId, (tx) => this.voidRedemption.run(tx, actor, useId, reason, of));
      return seeOther(visit, `/ccas/usagers/${id}?fait=annulation#utilisations`);
    } catch (error) {
      return this.renderRefused(visit, id, useId, { reason: String(body.reason ?? ''), error });
    }
  }

  /** The list is not shown again: that would be another look. */
  private async renderRefused(visit: Visit, id: string, useId: string, refused: { reason: string; error: unknown }) {
    const refusal = refusalOf(refused.error);
    const at = await this.db.transaction(visit.tenant.id, (tx) => this.history.momentOf(tx, id, useId));
    if (!at) throw new NotFound('Cette utilisation');
    visit.reply.status(refusal.status);
    return renderPage(
      visit,
      { title: 'Annuler une utilisation', ...look },
      <VoidUsePage
        token={visit.formToken}
        path={`/ccas/usagers/${id}`}
        use={{ id: useId, at }}
        reason={refused.reason}
        refusal={refusal}
      />,
    );
  }
}
