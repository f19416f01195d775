import { Module } from '@nestjs/common';
import { CcasModule } from '../../ccas/ccas.module.js';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { LawsModule } from '../../laws/laws.module.js';
import { C2sChecksController } from './c2s-checks.controller.js';
import { C2sScales } from './c2s-scales.js';
import { C2sPages } from './c2s.pages.js';

@OfModule('mutuelle')
@Module({
  imports: [CcasModule, LawsModule],
  controllers: [C2sChecksController, C2sPages],
  providers: [C2sScales],
  exports: [C2sScales],
})
export class C2sModule {}
