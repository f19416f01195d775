import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { ForgetOldMails } from './forget-old-mails.js';
import { MailQueue } from './mail-queue.js';
import { MailSender } from './mail-sender.js';
import { MailTransport } from './mail-transport.js';
import { Outbox } from './outbox.js';
import { ResendMail } from './resend-mail.js';

@Module({
  imports: [JobsModule],
  providers: [ForgetOldMails, MailQueue, MailSender, MailTransport, Outbox, ResendMail],
  exports: [MailSender, MailTransport, Outbox, ResendMail],
})
export class MailModule {}
