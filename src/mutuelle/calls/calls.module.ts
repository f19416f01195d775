import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { AddCandidate } from './add-candidate.js';
import {
  CallCriterionEntity,
  CandidateEntity,
  CandidateMarkEntity,
  CandidateTariffEntity,
  MutuelleCallEntity,
} from './call.entity.js';
import { CallQuery } from './call.query.js';
import { CallsPages } from './calls.pages.js';
import { CandidatesPages } from './candidates.pages.js';
import { JudgeCandidate } from './judge-candidate.js';
import { OpenCall } from './open-call.js';

@OfModule('mutuelle')
@Module({
  imports: [
    TypeOrmModule.forFeature([
      CallCriterionEntity,
      CandidateEntity,
      CandidateMarkEntity,
      CandidateTariffEntity,
      MutuelleCallEntity,
    ]),
  ],
  controllers: [CallsPages, CandidatesPages],
  providers: [AddCandidate, CallQuery, JudgeCandidate, OpenCall],
  exports: [CallQuery],
})
export class CallsModule {}
