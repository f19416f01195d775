import type { AcceptedRedemption, OfferForPass, Verification } from '../scan-answers.js';
import type { Verdict } from '../verdict.js';

/** The server could not be asked, or could not answer: nothing is known, and nothing may turn green. */
export class Unconfirmed extends Error {}

/** This device may not ask (any more): it must be paired or signed in again. */
export class NotRecognised extends Error {}

/** A refusal, already in plain French. */
export interface ScanRefusal {
  code: Verdict | (string & {});
  detail: string;
  nextStep?: string;
}

/** Longer than this, the person at the till is told that it is not confirmed. */
const PATIENCE_MS = 6000;

export class ScannerApi {
  constructor(private readonly formToken: string) {}

  /** @throws Unconfirmed, NotRecognised */
  async verify(passCode: string): Promise<Verification> {
    const answer = await this.post('/api/v1/verifications', { passCode });
    return (await answer.json()) as Verification;
  }

  /**
   * @param key drawn once for this tap; the same for every retry, so that it is never counted twice
   * @throws Unconfirmed, NotRecognised
   */
  async redeem(
    key: string,
    passCode: string,
    offer: OfferForPass,
    amountCents?: number,
  ): Promise<AcceptedRedemption | ScanRefusal> {
    const answer = await this.post(
      '/api/v1/redemptions',
      { passCode, offerId: offer.id, ...(amountCents && { amountCents }) },
      { 'idempotency-key': key },
    );
    return (await answer.json()) as AcceptedRedemption | ScanRefusal;
  }

  private async post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-form-token': this.formToken, ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    if (answer?.status === 401 || answer?.status === 403) throw new NotRecognised();
    if (!answer || answer.status >= 500 || answer.status === 429) throw new Unconfirmed();
    return answer;
  }
}
