import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { importJWK } from 'jose';
import type { Actor } from '../kernel/access/actor.js';
import { FailedAttempts } from '../kernel/access/failed-attempts.js';
import { Audit } from '../kernel/audit/audit.js';
import { Database, type Tx } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { readCrockford } from '../kernel/text/crockford.js';
import { Clock } from '../kernel/time/clock.js';
import type { DeviceKey } from '../passes/credential.entity.js';
import { IssuePhoneCredential } from '../passes/issue-phone-credential.js';
import { parsePassNumber } from '../passes/pass-number.js';
import { RevokeCredential } from '../passes/revoke-credential.js';
import { SignCredential } from '../passes/sign-credential.js';
import type { ActivationForm } from './activation-form.js';
import { type ActivationRow, ActivationQuery } from './activation.query.js';
import { ActivationSecrets } from './activation-secrets.js';
import { ActivationRefused } from './holders.errors.js';

/** Failures within a quarter of an hour: a library or a care home shares one address, a person mistypes a few times. */
const ALLOWED_PER_ADDRESS = 20;
/**
 * From one network, then from a wide one. Not from everywhere together: a number is read aloud and printed, and whoever
 * knows it could keep its holder out. Forty bits and a birth date are what is guessed at (decision 0059).
 */
const ALLOWED_PER_NUMBER = 6;
const ALLOWED_PER_NUMBER_WIDELY = 24;

export interface ActivatedPhone {
  /** Id of the credential: the phone names itself by it. */
  id: string;
  /** SD-JWT VC bound to the phone's key, `JWS~`. */
  credential: string;
  /** Milliseconds since 1970, for a phone whose clock is wrong. */
  serverTime: number;
}

/** Number, secret and birth date together put the pass on this phone. */
@Injectable()
export class ActivatePhone {
  constructor(
    private readonly db: Database,
    private readonly attempts: FailedAttempts,
    private readonly activations: ActivationQuery,
    private readonly secrets: ActivationSecrets,
    private readonly issuePhone: IssuePhoneCredential,
    private readonly revokeCredential: RevokeCredential,
    private readonly signCredential: SignCredential,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A phone that did not hear the answer asks again with the same key, and gets the same credential.
   * @param address of the phone, to slow guessing down
   * @throws ActivationRefused, TooManyAttempts, TooManyPhones, WrongPassState, InvalidInput for a key that is no key
   */
  async run(ccasId: string, address: string, form: ActivationForm): Promise<ActivatedPhone> {
    const number = parsePassNumber(form.number);
    const tried = { what: 'activation', at: number ?? form.number };
    const attempts = [
      await this.attempts.begin(ccasId, { what: 'activation', from: address }, ALLOWED_PER_ADDRESS),
      await this.attempts.begin(ccasId, { ...tried, from: address }, ALLOWED_PER_NUMBER),
      await this.attempts.begin(ccasId, { ...tried, fromWide: address }, ALLOWED_PER_NUMBER_WIDELY),
    ];
    const activated = await this.db.transaction(visitorScope(ccasId), async (tx) => {
      const found = number ? await this.find(tx, ccasId, number, form) : undefined;
      if (!found) throw new ActivationRefused();
      await checkKey(form.publicJwk);
      const id = found.usedAt ? sameKey(found, form.publicJwk) : await this.activate(tx, ccasId, found, form.publicJwk);
      return { id, credential: await this.signCredential.forPhone(tx, ccasId, id) };
    });
    await this.attempts.forgive(ccasId, ...attempts);
    return { ...activated, serverTime: this.clock.now().epochMilliseconds };
  }

  private async find(tx: Tx, ccasId: string, number: string, form: ActivationForm): Promise<ActivationRow | undefined> {
    const typed = Buffer.from(readCrockford(form.secret));
    const rows = await this.activations.of(tx, number, form.bornOn, this.clock.now());
    return rows.find(({ id }) => {
      const secret = Buffer.from(this.secrets.secretOf(ccasId, id));
      return secret.length === typed.length && timingSafeEqual(secret, typed);
    });
  }

  private async activate(tx: Tx, ccasId: string, secret: ActivationRow, publicJwk: DeviceKey): Promise<string> {
    const { id: secretId, passId, carerId, replacesCredentialId, replacedIsLive } = secret;
    const actor: Actor = { kind: carerId ? 'carer' : 'senior', ccasId };
    if (replacesCredentialId && replacedIsLive)
      await this.revokeCredential.run(tx, actor, passId, replacesCredentialId);
    const id = await this.issuePhone.run(tx, actor, { passId, publicJwk, carerId });
    const claimed = await tx.run(
      `update activation_secret set used_at = $2, credential_id = $3 where id = $1 and used_at is null and withdrawn_at is null`,
      [secretId, this.clock.now().toString(), id],
    );
    if (claimed === 0) throw new ActivationRefused();
    await this.audit.write(
      tx,
      { ...actor, id },
      { action: 'activation.used', subject: { kind: 'credential', id }, details: { passId, carerId } },
    );
    return id;
  }
}

/** @throws ActivationRefused unless this very phone used the secret before */
function sameKey({ credentialId, usedKey }: ActivationRow, { x, y }: DeviceKey): string {
  if (usedKey?.x !== x || usedKey.y !== y) throw new ActivationRefused();
  return credentialId!;
}

/** @throws InvalidInput when the coordinates are no point of the curve */
async function checkKey({ x, y }: DeviceKey): Promise<void> {
  await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256').catch(() => {
    throw new InvalidInput([
      { field: 'publicJwk', code: 'invalid', detail: 'Cette clé n’est pas un point de la courbe P-256.' },
    ]);
  });
}
