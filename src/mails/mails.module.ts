import { Module } from '@nestjs/common';
import { MailLogQuery } from './mail-log.query.js';
import { MailsExport } from './mails-export.js';
import { MailsPages } from './mails.pages.js';
import { MailsWords } from './mails.words.js';
import { ResendMailsAct } from './resend-mails-act.js';

/** What has been written to people, and what did not leave. */
@Module({ controllers: [MailsPages], providers: [MailsWords, MailLogQuery, MailsExport, ResendMailsAct] })
export class MailsModule {}
