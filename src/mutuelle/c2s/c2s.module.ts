import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CcasModule } from '../../ccas/ccas.module.js';
import { C2sChecksController } from './c2s-checks.controller.js';
import { C2sScaleEntity } from './c2s-scale.entity.js';
import { C2sScalesPages } from './c2s-scales.pages.js';
import { C2sScales } from './c2s-scales.js';
import { C2sPages } from './c2s.pages.js';

@Module({
  imports: [TypeOrmModule.forFeature([C2sScaleEntity]), CcasModule],
  controllers: [C2sChecksController, C2sPages, C2sScalesPages],
  providers: [C2sScales],
  exports: [C2sScales],
})
export class C2sModule {}
