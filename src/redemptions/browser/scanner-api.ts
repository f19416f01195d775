import type { AcceptedRedemption, OfferForPass, Verification } from '../scan-answers.js';
import type { Verdict } from '../verdict.js';

/** The server could not be asked, or could not answer: nothing is known, and nothing may turn green. */
export class Unconfirmed extends Error {}

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

  /** @throws Unconfirmed */
  async verify(passCode: string): Promise<Verification> {
    const answer = await this.post('/api/v1/verifications', { passCode });
    if (!answer.ok) throw new Unconfirmed();
    return (await answer.json()) as Verification;
  }

  /**
   * @param key drawn once for this tap; the same for every retry, so that it is never counted twice
   * @throws Unconfirmed
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
    if (answer.status >= 500 || answer.status === 401) throw new Unconfirmed();
    return (await answer.json()) as AcceptedRedemption | ScanRefusal;
  }

  private async post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    try {
      return await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-form-token': this.formToken, ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    } catch {
      throw new Unconfirmed();
    }
  }
}
