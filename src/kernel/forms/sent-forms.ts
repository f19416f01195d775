import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../database/database.js';
import type { FileFormValues } from '../http/file-form.js';
import { Clock } from '../time/clock.js';
import { SentFormEntity } from './sent-form.entity.js';

/** A form that is sent twice is one: by two presses of a button, or again after an answer that never came. */
@Injectable()
export class SentForms {
  constructor(private readonly clock: Clock) {}

  /**
   * What this form does is done once. One that is under way is waited for; one that was refused has left no trace.
   * @param hash of `hashOf`
   * @param work in the same transaction
   * @param ledTo where its result leads: what leads nowhere is done again
   * @param again what is answered to a form that was accepted before
   */
  async once<T>(
    tx: Tx,
    hash: Uint8Array,
    work: () => Promise<T>,
    { ledTo, again }: { ledTo: (result: T) => string | undefined; again: (path: string) => T },
  ): Promise<T> {
    const first: unknown[] = await tx.query(
      'insert into sent_form (hash, sent_at) values ($1, $2) on conflict do nothing returning 1',
      [hash, this.clock.now().toString()],
    );
    if (first.length === 0) {
      const before = await tx.findOneByOrFail(SentFormEntity, { hash });
      return again(before.ledTo!);
    }
    const result = await work();
    const path = ledTo(result);
    if (path === undefined) await tx.delete(SentFormEntity, { hash });
    else await tx.update(SentFormEntity, { hash }, { ledTo: path });
    return result;
  }

  /** Nothing for a form whose page carried no nonce. Another answer, another person or another place make another form. */
  hashOf(request: FastifyRequest, { values, files }: FileFormValues): Uint8Array | undefined {
    const { formNonce, visit, method, url } = request;
    if (!formNonce) return undefined;
    const sent = Object.entries(files).map(([field, { fileName, bytes }]) => [field, fileName, digest(bytes)]);
    const whole = [formNonce, visit?.actor?.id ?? '', method, url, Object.entries(values), sent];
    return createHash('sha256')
      .update(`sent form ${JSON.stringify(whole)}`)
      .digest();
  }
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
