import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { receivedWords, type Told } from './application-words.js';

interface Addressee {
  id: string;
  email: string | null;
}

/** Mails about an application, to whoever gave an address. */
@Injectable()
export class ApplicationMails {
  constructor(private readonly outbox: Outbox) {}

  async received(
    tx: Tx,
    ccas: { name: string; address: string | null },
    application: Addressee & { reference: string; showing: 'appointment' | 'counter' | null },
  ): Promise<void> {
    await this.tell(tx, application, receivedWords(application.reference, application.showing ?? 'counter', ccas));
  }

  /** @returns false when there is no address: a letter is to be printed */
  async tell(tx: Tx, { id, email }: Addressee, message: Told): Promise<boolean> {
    if (!email) return false;
    await this.outbox.queue(tx, { to: email, message, about: about(id) });
    return true;
  }

  /** What was not sent yet will not be. @returns how many */
  takeBack(tx: Tx, id: string): Promise<number> {
    return this.outbox.cancel(tx, about(id));
  }

  /** Nothing of what was written remains. */
  async forget(tx: Tx, id: string): Promise<void> {
    await this.outbox.forget(tx, about(id));
  }
}

function about(id: string) {
  return { kind: 'pass_application', id };
}
