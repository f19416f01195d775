import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import { Database } from '../kernel/database/database.js';
import { Api } from '../kernel/http/api.decorator.js';
import { VerifyPass } from './verify-pass.js';

class VerificationForm {
  @ApiProperty({ description: 'Le texte du code QR.' })
  @IsString()
  passCode!: string;
}

@Api('verifications', 'Vérifications')
@Access('till', 'partner', ...STAFF)
export class VerificationsController {
  constructor(
    private readonly db: Database,
    private readonly verifyPass: VerifyPass,
  ) {}

  /** Always 200 when the code could be judged. */
  @Post()
  @HttpCode(200)
  verify(@CurrentActor() actor: Actor, @Body() { passCode }: VerificationForm) {
    return this.db.transaction(actor.ccasId, (tx) => this.verifyPass.run(tx, actor, passCode));
  }
}
