import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import nodemailer from 'nodemailer';
import { Config } from '../config/config.js';
import { type DeliveryFailure, failureOf } from './delivery-failure.js';
import type { MailToSend } from './mail-queue.js';

/** Milliseconds. */
const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/** The mail server of SMTP_URL. */
@Injectable()
export class MailTransport implements OnModuleDestroy {
  private readonly transport;

  constructor(config: Config) {
    this.transport = config.smtpUrl ? nodemailer.createTransport({ url: config.smtpUrl, ...waits }) : undefined;
  }

  get isSet(): boolean {
    return this.transport !== undefined;
  }

  /**
   * @param signal cuts the conversation
   * @returns why it did not go out; undefined when the server took it
   */
  async deliver(mail: MailToSend, signal: AbortSignal): Promise<DeliveryFailure | undefined> {
    const host = new URL(mail.origin).hostname;
    if (mail.attachmentHolds === false) return { code: 'document_changed', answer: null, isPermanent: true };
    try {
      await this.transport!.sendMail({
        from: { name: mail.senderName, address: mail.senderEmail ?? `no-reply@${host}` },
        to: { name: '', address: mail.recipient },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        date: mail.createdAt,
        // The same at every attempt, so that a mail that did arrive the first time is shown once.
        messageId: `<${mail.id}@${host}>`,
        attachments: mail.attachmentBytes
          ? [{ filename: mail.attachmentName!, contentType: mail.attachmentType!, content: mail.attachmentBytes }]
          : [],
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal,
      });
      return undefined;
    } catch (error) {
      return failureOf(error, mail.recipient);
    }
  }

  /** @returns why the mail server cannot be used, as a code; undefined when it can, or when none is set */
  async problem(): Promise<string | undefined> {
    try {
      await this.transport?.verify();
      return undefined;
    } catch (error) {
      return (error as { code?: string }).code ?? 'unknown';
    }
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}
