import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { DeliberationEntity } from './deliberation.entity.js';
import { Deliberations } from './deliberations.js';

/** What the board decides: accepts gifts, moves money between funds. */
@OfModule('donations')
@Module({
  imports: [TypeOrmModule.forFeature([DeliberationEntity])],
  providers: [Deliberations],
  exports: [Deliberations],
})
export class DeliberationsModule {}
