import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AuditController } from './audit.controller.js';
import { JournalJobs } from './journal-jobs.js';
import { JournalNamesQuery } from './journal-names.query.js';
import { JournalPages } from './journal.pages.js';
import { JournalQuery } from './journal.query.js';
import { JournalVocabulary } from './journal-vocabulary.js';
import { JournalSubjectsQuery } from './journal-subjects.query.js';
import { RefusedSignInsExport } from './refused-sign-ins-export.js';
import { RefusedSignInsQuery } from './refused-sign-ins.query.js';
import { JournalOwnWords } from './journal.words.js';

@Module({
  imports: [AccountsModule],
  controllers: [JournalPages, AuditController],
  providers: [
    JournalOwnWords,
    JournalJobs,
    JournalNamesQuery,
    JournalQuery,
    JournalSubjectsQuery,
    JournalVocabulary,
    RefusedSignInsExport,
    RefusedSignInsQuery,
  ],
})
export class JournalModule {}
