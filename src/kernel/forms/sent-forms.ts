import { ArchivedApart, type Archiving } from '../archive/archiving.js';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../database/database.js';
import type { FileFormValues } from '../http/file-form.js';
import { sealBytes, unsealBytes } from '../secrets/sealed.js';
import { Clock } from '../time/clock.js';
import { SentFormEntity } from './sent-form.entity.js';

/** One form of one page, as one person sent it. */
export interface SentForm {
  hash: Uint8Array;
  /** Of its page: only whoever has it reads where the form led, which may be a link that lets somebody in. */
  nonce: string;
}

/** A form that is sent twice is one: by two presses of a button, or again after an answer that never came. */
@ArchivedApart()
@Injectable()
export class SentForms {
  readonly archivedApart: Record<string, Archiving> = {
    sent_form: { staysBehind: 'empreintes des formulaires envoyés, gardées un jour' },
  };

  constructor(private readonly clock: Clock) {}

  /**
   * What this form does is done once. One that is under way is waited for; one that was refused has left no trace.
   * @param form of `formOf`
   * @param work in the same transaction
   * @param ledTo where its result leads: what leads nowhere is done again
   * @param again what is answered to a form that was accepted before
   */
  async once<T>(
    tx: Tx,
    { hash, nonce }: SentForm,
    work: () => Promise<T>,
    { ledTo, again }: { ledTo: (result: T) => string | undefined; again: (path: string) => T },
  ): Promise<T> {
    const touched = await tx.run('insert into sent_form (hash, sent_at) values ($1, $2) on conflict do nothing', [
      hash,
      this.clock.now().toString(),
    ]);
    if (touched === 0) {
      const before = await tx.findOneByOrFail(SentFormEntity, { hash });
      return again(unsealed(hash, nonce, before.ledTo!));
    }
    const result = await work();
    const path = ledTo(result);
    if (path === undefined) await tx.delete(SentFormEntity, { hash });
    else await tx.update(SentFormEntity, { hash }, { ledTo: sealed(hash, nonce, path) });
    return result;
  }

  /** It was accepted before: sent again, it is no other attempt. */
  async isKnown(tx: Tx, { hash }: SentForm): Promise<boolean> {
    return tx.existsBy(SentFormEntity, { hash });
  }

  /** Nothing for a form whose page carried no nonce. Another answer, another person or another place make another form. */
  formOf(request: FastifyRequest, { values, files }: FileFormValues): SentForm | undefined {
    const { formNonce, visit, method, url } = request;
    if (!formNonce) return undefined;
    const sent = Object.entries(files).map(([field, { fileName, bytes }]) => [field, fileName, digest(bytes)]);
    const whole = [formNonce, visit?.actor?.id ?? '', method, url, Object.entries(values), sent];
    const hash = createHash('sha256')
      .update(`sent form ${JSON.stringify(whole)}`)
      .digest();
    return { hash, nonce: formNonce };
  }
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

const sealFor = (hash: Uint8Array) => ({ purpose: 'sent form', context: Buffer.from(hash).toString('hex') });

function sealed(hash: Uint8Array, nonce: string, path: string): string {
  return sealBytes(nonce, sealFor(hash), Buffer.from(path)).toString('base64url');
}

function unsealed(hash: Uint8Array, nonce: string, path: string): string {
  return unsealBytes(nonce, sealFor(hash), Buffer.from(path, 'base64url')).toString();
}
