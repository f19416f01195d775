import { Module } from '@nestjs/common';
import { CcasRulesQuery } from './ccas-rules.query.js';
import { DiscoveryController } from './discovery.controller.js';
import { IssuerKeys } from './issuer-keys.js';
import { OpenCcas } from './open-ccas.js';

@Module({
  controllers: [DiscoveryController],
  providers: [CcasRulesQuery, IssuerKeys, OpenCcas],
  exports: [CcasRulesQuery, IssuerKeys, OpenCcas],
})
export class CcasModule {}
