import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { BackgroundWork } from '../jobs/background-work.js';
import { MailQueue, type MailToSend } from './mail-queue.js';
import { MailTransport } from './mail-transport.js';

const MAIL = 'mail';
const POLL_MS = 5000;
/** Longest conversation with the mail server: well within the lease of a mail (`MailQueue`). */
const CONVERSATION_MS = 60_000;
/** And once the process is asked to stop: then it is cut, and the mail tried again by another. */
const LAST_CONVERSATION_MS = 5000;

/** Sends what waits in the outbox, one mail at a time in each process. */
@Injectable()
export class MailSender implements OnModuleDestroy {
  private readonly log = new Logger(MailSender.name);
  private readonly work = new BackgroundWork(MAIL, (stop) => this.sendWaiting(stop));
  private readonly cutting = new AbortController();

  constructor(
    private readonly db: Database,
    private readonly queue: MailQueue,
    private readonly transport: MailTransport,
  ) {}

  @Interval(POLL_MS)
  kick(): void {
    if (this.transport.isSet) this.work.kick();
  }

  async onModuleDestroy(): Promise<void> {
    const timer = setTimeout(() => this.cutting.abort(), LAST_CONVERSATION_MS);
    await this.work.stop();
    clearTimeout(timer);
  }

  /** @returns how many left */
  async sendWaiting(stop?: AbortSignal): Promise<number> {
    let sent = 0;
    for (const ccasId of await this.queue.waiting()) sent += await this.sendAllOf(ccasId, stop);
    return sent;
  }

  private async sendAllOf(ccasId: string, stop?: AbortSignal): Promise<number> {
    for (let sent = 0; ;) {
      const mail = stop?.aborted
        ? undefined
        : await this.db.transaction(systemScope(ccasId, MAIL), (tx) => this.queue.take(tx));
      if (!mail) return sent;
      if (await this.send(ccasId, mail)) sent++;
    }
  }

  private async send(ccasId: string, mail: MailToSend): Promise<boolean> {
    const signal = AbortSignal.any([AbortSignal.timeout(CONVERSATION_MS), this.cutting.signal]);
    const failure = await this.transport.deliver(mail, signal);
    await this.db.transaction(systemScope(ccasId, MAIL), (tx) =>
      failure ? this.queue.failed(tx, mail, failure) : this.queue.sent(tx, mail),
    );
    if (failure) this.log.warn(`mail ${mail.id}: ${failure.code}`);
    return !failure;
  }
}
