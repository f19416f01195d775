import { Injectable } from '@nestjs/common';
import {
  calculateJwkThumbprint,
  CompactSign,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
} from 'jose';
import { Config } from '../kernel/config/config.js';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { NoIssuerKey } from './ccas.errors.js';
import { IssuerKeyEntity } from './issuer-key.entity.js';
import { SealedColumn } from '../kernel/secrets/sealed-columns.js';
import { seal, sealForKey, unseal } from './sealed.js';

/** The active key of a CCAS, ready to sign. */
export interface Signer {
  kid: string;
  /** Signs `header.payload` exactly as given. @returns r then s, 64 bytes */
  signInput(input: string): Promise<Uint8Array>;
  /** A compact JWS with `alg` and `kid` in front of the given header members. */
  signJws(header: { typ: string }, payload: object): Promise<string>;
}

@SealedColumn()
@Injectable()
export class IssuerKeys {
  /** Imported private keys by CCAS and kid. A key never changes, so no process misses another's. */
  private readonly imported = new Map<string, CryptoKey>();

  readonly sealedColumn: SealedColumn = {
    table: 'issuer_key',
    column: 'sealed_private_jwk',
    sealFor: ({ ccas_id: ccasId, kid }) => sealForKey(`${String(ccasId)}/${String(kid)}`),
  };

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Makes a key for this CCAS; drawn again should its kid be taken. */
  async create(tx: Tx, ccasId: string, state: 'next' | 'active'): Promise<string> {
    for (;;) {
      const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
      const { kty, crv, x, y } = await exportJWK(publicKey);
      const kid = Buffer.from(await calculateJwkThumbprint({ kty, crv, x, y }), 'base64url').toString('hex', 0, 2);
      if (await tx.existsBy(IssuerKeyEntity, { kid })) continue;
      await tx.insert(IssuerKeyEntity, {
        kid,
        state,
        publicJwk: { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } as never,
        sealedPrivateJwk: seal(this.config.secretKey, `${ccasId}/${kid}`, JSON.stringify(await exportJWK(privateKey))),
        createdAt: this.clock.now(),
      });
      return kid;
    }
  }

  /**
   * Every key a verifier may meet: the next one, the active one, and old ones until the last credential they signed has
   * ended. A compromised one is gone at once.
   */
  async published(tx: Tx): Promise<JWK[]> {
    const rows = await tx.rows<{ publicJwk: JWK }>(
      `select public_jwk from issuer_key where state in ('next', 'active') or (state = 'old' and has_running_credential(kid, $1)) order by created_at`,
      [this.clock.today().toString()],
    );
    return rows.map((row) => row.publicJwk);
  }

  /** @throws NoIssuerKey when this CCAS has no active key, or SECRET_KEY is not the one it was sealed with */
  async signer(tx: Tx, ccasId: string): Promise<Signer> {
    const row = await tx.findOneBy(IssuerKeyEntity, { state: 'active' });
    if (!row) throw new NoIssuerKey();
    const key = await this.open(ccasId, row);
    return {
      kid: row.kid,
      signInput: async (input) =>
        new Uint8Array(
          await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(input)),
        ),
      signJws: (header, payload) =>
        new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
          .setProtectedHeader({ alg: 'ES256', kid: row.kid, ...header })
          .sign(key),
    };
  }

  private async open(ccasId: string, row: IssuerKeyEntity): Promise<CryptoKey> {
    const name = `${ccasId}/${row.kid}`;
    let key = this.imported.get(name);
    if (!key) {
      try {
        key = (await importJWK(
          JSON.parse(unseal(this.config.secretKey, name, row.sealedPrivateJwk)),
          'ES256',
        )) as CryptoKey;
      } catch (cause) {
        throw new NoIssuerKey(cause);
      }
      this.imported.set(name, key);
    }
    return key;
  }
}
