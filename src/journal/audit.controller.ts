import { Get, Query } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { IsDay } from '../kernel/http/is-day.js';
import { searchOf } from './journal-filters.js';
import { JournalQuery } from './journal.query.js';

class AuditSearch {
  @ApiPropertyOptional({ format: 'uuid', description: 'Compte, jeton ou caisse qui a agi.' })
  @IsOptional()
  @IsUUID()
  actor?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Ce sur quoi il a agi.' })
  @IsOptional()
  @IsUUID()
  subject?: string;

  @ApiPropertyOptional({ example: 'pass.issued' })
  @IsOptional()
  @Matches(/^[a-z_]{1,40}\.[a-z_]{1,40}$/)
  action?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Premier jour.' })
  @IsOptional()
  @IsDay()
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Dernier jour.' })
  @IsOptional()
  @IsDay()
  to?: string;

  @ApiPropertyOptional({ example: '3-1042', description: 'Identifiant de la dernière écriture vue.' })
  @IsOptional()
  @Matches(/^\d-\d{1,18}$/)
  after?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

@Api('audit', 'Journal')
@Access('manager')
export class AuditController {
  constructor(
    private readonly db: Database,
    private readonly journal: JournalQuery,
  ) {}

  /** Who did what to whom, last first. Ids only: the journal holds no name. */
  @Get()
  async find(@CurrentActor() caller: Actor, @Query() search: AuditSearch) {
    const { actor, subject, action, from, to, after, limit = 50 } = search;
    const wanted = {
      ...searchOf({ qui: actor, quoi: action, du: from, au: to }),
      subjectIds: subject === undefined ? undefined : [subject],
    };
    const { items, next } = await this.db.transaction(caller.ccasId, (tx) =>
      this.journal.find(tx, wanted, limit, after),
    );
    return {
      items: items.map(({ id, at, actorKind, actorId, action: code, subjectKind, subjectId, details }) => ({
        id,
        at,
        actor: { kind: actorKind, id: actorId },
        action: code,
        subject: { kind: subjectKind, id: subjectId },
        details,
      })),
      next,
    };
  }
}
