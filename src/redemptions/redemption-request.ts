import { createHash } from 'node:crypto';
import type { ShownPass } from './shown-pass.js';

export interface RedemptionRequest {
  shown: ShownPass;
  offerId: string;
  amountCents?: number;
}

/** What makes two requests with one key the same use, whichever way they come. */
export function requestHash({ shown, offerId, amountCents }: RedemptionRequest): Buffer {
  const use = ['passCode' in shown ? shown.passCode : { number: shown.passNumber }, offerId, amountCents ?? null];
  return createHash('sha256').update(JSON.stringify(use)).digest();
}
