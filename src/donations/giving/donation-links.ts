import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/config.js';

type Purpose = 'follow' | 'no-reminder';

/** Addresses only whoever received them knows: a signature beside an id, so that nothing is kept for them. */
@Injectable()
export class DonationLinks {
  constructor(private readonly config: Config) {}

  /** Path of the page that follows one donation. */
  follow(ccasId: string, donationId: string): string {
    return `/dons/suivi/${donationId}/${this.keyOf('follow', ccasId, donationId)}`;
  }

  /** Path of the page that ends reminders to one donor. */
  noReminder(ccasId: string, donorId: string): string {
    return `/dons/sans-rappel/${donorId}/${this.keyOf('no-reminder', ccasId, donorId)}`;
  }

  holds(purpose: Purpose, ccasId: string, id: string, key: string): boolean {
    const wanted = Buffer.from(this.keyOf(purpose, ccasId, id));
    const given = Buffer.from(key);
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  }

  private keyOf(purpose: Purpose, ccasId: string, id: string): string {
    const hmac = createHmac('sha256', this.config.secretKey).update(`donation ${purpose} ${ccasId} ${id}`);
    return hmac.digest('base64url').slice(0, 32);
  }
}
