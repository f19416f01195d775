import { Body, HttpCode, Post, Res } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Access } from '../../kernel/access/access.decorator.js';
import { CurrentTenant } from '../../kernel/access/visit.js';
import { Database } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import type { Tenant } from '../../kernel/tenancy/tenants.js';
import { Clock } from '../../kernel/time/clock.js';
import { c2sCheck, isOutdated } from './c2s-check.js';
import { C2sScales } from './c2s-scales.js';
import { CeilingsOfElsewhere } from './c2s.errors.js';

class C2sCheckForm {
  @ApiProperty({ example: 2, description: 'Personnes du foyer, vous compris.' })
  @IsInt()
  @Min(1, { message: 'Comptez les personnes du foyer, vous compris : 1 si vous vivez seul·e.' })
  @Max(20)
  household!: number;

  @ApiProperty({ example: 1550800, description: 'Ressources de douze mois, en centimes.' })
  @IsInt()
  @Min(0)
  @Max(100_000_000_00)
  resourcesCents!: number;

  @ApiPropertyOptional({ example: 74, description: 'Pour le montant de la participation à cet âge.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(120)
  age?: number;
}

/** Compared and thrown away. */
@Api('c2s-checks', 'Mutuelle')
@Access('anyone')
export class C2sChecksController {
  constructor(
    private readonly db: Database,
    private readonly scales: C2sScales,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores nothing; `outdated` says that the figures are those of a time that is over. Overseas, where the ceilings are
   * others, 409 `c2s_ceilings_of_elsewhere` until those are known.
   */
  @Post()
  @HttpCode(200)
  async check(
    @CurrentTenant() tenant: Tenant,
    @Body() form: C2sCheckForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const scale = await this.db.transaction(tenant.id, (tx) => this.scales.current(tx));
    reply.header('cache-control', 'no-store');
    if (scale.isOfElsewhere) throw new CeilingsOfElsewhere(scale.territory);
    const { validFrom, validThrough, source, territory } = scale;
    return {
      ...c2sCheck(form, scale),
      validFrom,
      validThrough,
      source,
      territory,
      outdated: isOutdated(scale, this.clock.today()),
    };
  }
}
