import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { Config } from '../kernel/config/config.js';
import { SealedColumn } from '../kernel/secrets/sealed-columns.js';
import { sealBytes, type SealFor, unsealBytes } from '../kernel/secrets/sealed.js';
import { Clock } from '../kernel/time/clock.js';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, thirty seconds. */
const PERIOD_SECONDS = 30;
/** A phone's clock may be one step late or early. */
const WINDOW = 1;

/** A new key, to be put into an authenticator app. */
export interface TotpDraft {
  /** Base 32 in groups of four, to type. */
  key: string;
  /** For the QR code. */
  uri: string;
  /** The same key sealed for this account: travels in the form until a code proves that the app has it. */
  sealed: string;
}

/** Keys of authenticator apps, and the codes they show. */
@SealedColumn()
@Injectable()
export class Totp {
  readonly sealedColumn: SealedColumn = {
    table: 'account',
    column: 'totp_secret',
    sealFor: ({ id }) => storedFor(String(id)),
  };

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @param issuer name of the CCAS, shown by the app */
  draft(accountId: string, { issuer, email }: { issuer: string; email: string }): TotpDraft {
    return this.shown(new Secret({ size: 20 }), accountId, issuer, email);
  }

  /** The same draft again, after a wrong code. @throws when it was not drawn for this account */
  redraft(sealed: string, accountId: string, { issuer, email }: { issuer: string; email: string }): TotpDraft {
    return this.shown(secretOf(this.openDraft(sealed, accountId)), accountId, issuer, email);
  }

  /** @throws when it was not drawn for this account */
  openDraft(sealed: string, accountId: string): Uint8Array {
    return unsealBytes(this.config.secretKey, draftOf(accountId), Buffer.from(sealed, 'base64url'));
  }

  seal(secret: Uint8Array, accountId: string): Uint8Array {
    return sealBytes(this.config.secretKey, storedFor(accountId), secret);
  }

  unseal(sealed: Uint8Array, accountId: string): Uint8Array {
    return unsealBytes(this.config.secretKey, storedFor(accountId), sealed);
  }

  /** @returns the step this code belongs to; nothing when it is none of this key's codes around now */
  stepOf(secret: Uint8Array, code: string): number | undefined {
    const timestamp = this.clock.now().epochMilliseconds;
    const delta = TOTP.validate({
      token: code,
      secret: secretOf(secret),
      period: PERIOD_SECONDS,
      timestamp,
      window: WINDOW,
    });
    return delta === null ? undefined : TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta;
  }

  private shown(secret: Secret, accountId: string, issuer: string, email: string): TotpDraft {
    const sealed = sealBytes(this.config.secretKey, draftOf(accountId), secret.bytes);
    return {
      key: secret.base32.replaceAll(/(.{4})(?=.)/g, '$1 '),
      uri: new TOTP({ issuer, label: email, secret, period: PERIOD_SECONDS }).toString(),
      sealed: sealed.toString('base64url'),
    };
  }
}

function secretOf(bytes: Uint8Array): Secret {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer });
}

function draftOf(accountId: string): SealFor {
  return { purpose: 'totp draft', context: accountId };
}

function storedFor(accountId: string): SealFor {
  return { purpose: 'totp', context: accountId };
}
