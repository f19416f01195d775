import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { AccessTokens } from '../kernel/access/access-tokens.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput, NotFound } from '../kernel/errors/domain-error.js';
import type { ApiTokenForm } from './api-token-form.js';
import { lockAsManager } from './managers-lock.js';

/** Tokens with which another program talks to the API. They end with the account that made them. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly audit: Audit,
  ) {}

  /** @returns the token, shown this once. @throws InvalidInput for an unknown partner; Forbidden */
  async create(tx: Tx, actor: Actor, { label, kind, scope, days, siret }: ApiTokenForm): Promise<string> {
    await lockAsManager(tx, actor);
    const partnerId = siret === undefined ? undefined : await partnerOf(tx, kind, siret);
    const { id, secret } = await this.tokens.issue(tx, {
      carrier: 'bearer',
      actorKind: kind,
      partnerId,
      label,
      scope,
      hours: days * 24,
      createdBy: actor.id,
    });
    await this.audit.write(tx, actor, {
      action: 'token.created',
      subject: { kind: 'api_token', id },
      details: { kind, scope, days },
    });
    return secret;
  }

  /** @throws NotFound, Forbidden */
  async revoke(tx: Tx, actor: Actor, id: string): Promise<void> {
    await lockAsManager(tx, actor);
    const [token] = await tx.rows<{ id: string }>(
      `select id from access_token where id = $1 and carrier = 'bearer' and revoked_at is null for update`,
      [id],
    );
    if (!token) throw new NotFound('Ce jeton');
    await this.tokens.revoke(tx, id);
    await this.audit.write(tx, actor, { action: 'token.revoked', subject: { kind: 'api_token', id } });
  }
}

async function partnerOf(tx: Tx, kind: ApiTokenForm['kind'], siret: string): Promise<string> {
  const wrong = (detail: string) => new InvalidInput([{ field: 'siret', code: 'unknown_partner', detail }]);
  if (kind !== 'till') throw wrong('Un partenaire ne se donne que pour une caisse : laissez ce champ vide.');
  const [partner] = await tx.rows<{ id: string }>('select id from partner where siret = $1', [siret]);
  if (!partner) throw wrong('Aucun partenaire n’a ce SIRET.');
  return partner.id;
}
