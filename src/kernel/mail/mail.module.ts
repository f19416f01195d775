import { Module } from '@nestjs/common';
import { MailQueue } from './mail-queue.js';
import { MailSender } from './mail-sender.js';
import { MailTransport } from './mail-transport.js';
import { Outbox } from './outbox.js';

@Module({ providers: [MailQueue, MailSender, MailTransport, Outbox], exports: [Outbox] })
export class MailModule {}
