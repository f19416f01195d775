import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../kernel/config/config.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { readId } from '../kernel/http/id.pipe.js';

/**
 * The key by which a person sees and cancels their own appointment, from a mail or from the page that followed it.
 * Derived, so that a reminder can carry it again and none is kept.
 */
@Injectable()
export class BookingLinks {
  constructor(private readonly config: Config) {}

  /** `<id>.<seal>`, for `?rdv=`. */
  keyOf(bookingId: string): string {
    return `${bookingId}.${this.seal(bookingId)}`;
  }

  /** @throws NotFound for any other key, in the same words */
  read(key: unknown): string {
    const [, id, seal] = /^([0-9a-f-]{36})\.([\w-]{32})$/.exec(typeof key === 'string' ? key : '') ?? [];
    const bookingId = readId(id);
    if (!bookingId || !timingSafeEqual(Buffer.from(seal!), Buffer.from(this.seal(bookingId))))
      throw new NotFound('Ce rendez-vous');
    return bookingId;
  }

  private seal(bookingId: string): string {
    return createHmac('sha256', this.config.secretKey).update(`booking ${bookingId}`).digest('base64url').slice(0, 32);
  }
}
