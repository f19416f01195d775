import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LawPeriodEntity } from './law-period.entity.js';
import { LawTables } from './law-tables.js';
import { LawTasks } from './law-tasks.js';
import { LawsPages } from './laws.pages.js';
import { LawsWords } from './laws.words.js';
import { GeneralLawTables } from './social-security-ceiling.js';
import { WriteLawPeriod } from './write-law-period.js';

/** The one home of dated figures. */
@Module({
  imports: [TypeOrmModule.forFeature([LawPeriodEntity])],
  controllers: [LawsPages],
  providers: [GeneralLawTables, LawsWords, LawTables, LawTasks, WriteLawPeriod],
  exports: [LawTables],
})
export class LawsModule {}
