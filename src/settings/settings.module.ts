import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { CommunesPages } from './communes.pages.js';
import { DistrictsPages } from './districts.pages.js';
import { DrawingPages } from './drawing.pages.js';
import { KeysPages } from './keys.pages.js';
import { LookPages } from './look.pages.js';
import { ModulesPages } from './modules.pages.js';
import { PreviewPrints } from './preview-prints.js';
import { SectionList } from './section-list.js';
import { SettingsPages } from './settings.pages.js';
import { SettingsWords } from './settings.words.js';

@Module({
  imports: [AccountsModule, CcasModule, PassesModule, StatisticsModule],
  controllers: [CommunesPages, DistrictsPages, DrawingPages, KeysPages, LookPages, ModulesPages, SettingsPages],
  providers: [SectionList, SettingsWords, PreviewPrints],
})
export class SettingsModule {}
