import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InTx } from '../kernel/screens/arguments.js';
import { OpensTransactions } from '../kernel/screens/transaction.interceptor.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { IssuerKeys } from './issuer-keys.js';

const cached = 'public, max-age=300';

/** What another verifier needs to know of us: keys and type, as the standards lay down. */
@ApiExcludeController()
@OpensTransactions()
@Controller()
@Access('anyone')
export class DiscoveryController {
  constructor(private readonly keys: IssuerKeys) {}

  @Get('.well-known/jwks.json')
  @Header('cache-control', cached)
  async jwks(@InTx() tx: Tx) {
    return { keys: await this.keys.published(tx) };
  }

  /** SD-JWT VC, section 5: issuer metadata. */
  @Get('.well-known/jwt-vc-issuer')
  @Header('cache-control', cached)
  async issuer(@InTx() tx: Tx, @CurrentTenant() tenant: Tenant) {
    return { issuer: tenant.origin, jwks: await this.jwks(tx) };
  }

  /** SD-JWT VC, section 6: type metadata. */
  @Get('vct/pass-senior')
  @Header('cache-control', cached)
  type(@CurrentTenant() tenant: Tenant) {
    return {
      vct: `${tenant.origin}/vct/pass-senior`,
      name: 'Pass senior',
      description: 'Droit aux avantages réservés aux seniors de la commune. Ne contient ni nom ni date de naissance.',
      display: [{ locale: 'fr-FR', name: 'Pass senior', description: `Délivré par ${tenant.name}` }],
      claims: [
        {
          path: ['cat'],
          display: [{ locale: 'fr-FR', label: 'Avantages', description: 'Les avantages que le pass ouvre' }],
          sd: 'never',
        },
        { path: ['status'], sd: 'never' },
      ],
    };
  }
}
