import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CardBatchEntity } from './card-batch.entity.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { HoldersModule } from '../holders/holders.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { BatchFiles } from './batch-files.js';
import { CardBatchQuery } from './card-batch.query.js';
import { CardBatchesExport } from './card-batches-export.js';
import { CardBatchRunner } from './card-batch-runner.js';
import { CardBatchStateQuery } from './card-batch-state.query.js';
import { CardBatchesController } from './card-batches.controller.js';
import { CardChoiceQuery } from './card-choice.query.js';
import { ClearCardBatches } from './clear-card-batches.js';
import { DownloadBatch } from './download-batch.js';
import { IssuePassesAct } from './issue-passes-act.js';
import { MakeCardBatch } from './make-card-batch.js';
import { PassLettersController } from './pass-letters.controller.js';
import { PassLettersQuery } from './pass-letters.query.js';
import { PrintedCardsPart } from './printed-cards-part.js';
import { PrintableDirectoryQuery } from './printable-directory.query.js';
import { RequestCardBatch } from './request-card-batch.js';
import { PrintingWords } from './printing.words.js';
import { CardsPages } from './cards.pages.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([CardBatchEntity]),
    CcasModule,
    ResidentsModule,
    PassesModule,
    HoldersModule,
    OffersModule,
  ],
  controllers: [CardsPages, CardBatchesController, PassLettersController],
  providers: [
    PrintingWords,
    BatchFiles,
    CardBatchQuery,
    CardBatchesExport,
    CardBatchRunner,
    CardBatchStateQuery,
    CardChoiceQuery,
    ClearCardBatches,
    DownloadBatch,
    IssuePassesAct,
    MakeCardBatch,
    PassLettersQuery,
    PrintableDirectoryQuery,
    PrintedCardsPart,
    RequestCardBatch,
  ],
})
export class PrintingModule {}
