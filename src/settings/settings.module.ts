import { Module } from '@nestjs/common';
import { CcasModule } from '../ccas/ccas.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { CommunesPages } from './communes.pages.js';
import { DistrictsPages } from './districts.pages.js';
import { LawTasks } from './law-tasks.js';
import { DrawingPages } from './drawing.pages.js';
import { KeysPages } from './keys.pages.js';
import { LawsPages } from './laws.pages.js';
import { LookPages } from './look.pages.js';
import { PreviewPrints } from './preview-prints.js';
import { SettingsPages } from './settings.pages.js';
import { SettingsWords } from './settings.words.js';

@Module({
  imports: [CcasModule, PassesModule, StatisticsModule],
  controllers: [CommunesPages, DistrictsPages, DrawingPages, KeysPages, LawsPages, LookPages, SettingsPages],
  providers: [SettingsWords, LawTasks, PreviewPrints],
})
export class SettingsModule {}
