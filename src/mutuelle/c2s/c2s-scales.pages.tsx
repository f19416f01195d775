import { Get, Post } from '@nestjs/common';
import { CcasRulesQuery } from '../../ccas/ccas-rules.query.js';
import { Access } from '../../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../../kernel/access/actor.js';
import { CurrentActor } from '../../kernel/access/visit.js';
import type { Tx } from '../../kernel/database/database.js';
import { Asked, Id, InPath, readId } from '../../kernel/http/id.pipe.js';
import type { FormValues } from '../../kernel/http/input.js';
import { InTx, Sent } from '../../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../../kernel/screens/screens.js';
import { to } from '../../kernel/screens/way-on.js';
import { Clock } from '../../kernel/time/clock.js';
import { isOutdated } from './c2s-check.js';
import { C2sScales } from './c2s-scales.js';
import { territoryOf } from './c2s-territory.js';
import { ScalesPage } from './pages/scales.js';
import { scaleValues } from './read-c2s-scale.js';

const path = '/ccas/mutuelle/c2s';

/** The C2S figures: an agent reads them, a manager writes them. */
@Screens('ccas/mutuelle/c2s', STAFF, { path: '/ccas/mutuelle' })
export class C2sScalesPages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly scales: C2sScales,
    private readonly clock: Clock,
  ) {}

  /** @param correctedId whose correction was refused */
  @Get()
  @Page('Plafonds de la C2S', ScalesPage)
  async page(
    @InTx() tx: Tx,
    @CurrentActor() { kind }: Actor,
    @Asked('corriger') asked?: unknown,
    @InPath('id') correctedId?: unknown,
  ) {
    const scales = await this.scales.all(tx);
    const here = territoryOf((await this.rules.own(tx)).communeCodes);
    const editedId = readId(correctedId ?? asked);
    const edited = scales.find(({ id }) => id === editedId);
    const today = this.clock.today();
    const current = scales.find(({ validFrom }) => validFrom <= today.toString());
    const isValid = scales.some((scale) => !isOutdated(scale, today) && scale.validFrom <= today.toString());
    return {
      scales,
      isManager: kind === 'manager',
      isOutdated: !isValid,
      ofElsewhere: current && current.territory !== here ? current.territory : undefined,
      editedId: edited?.id,
      values: edited ? scaleValues(edited) : { territory: here },
    };
  }

  @Post()
  @Access('manager')
  @RefusedShows('page')
  async add(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Sent() sent: FormValues) {
    await this.scales.write(tx, actor, sent);
    return to(path);
  }

  @Post(':id')
  @Access('manager')
  @RefusedShows('page')
  async correct(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Id() id: string, @Sent() sent: FormValues) {
    await this.scales.write(tx, actor, sent, id);
    return to(path);
  }
}
