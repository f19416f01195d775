import { Module } from '@nestjs/common';
import { CcasRulesQuery } from './ccas-rules.query.js';
import { DiscoveryController } from './discovery.controller.js';
import { IssuerKeys } from './issuer-keys.js';
import { LetterheadQuery } from './letterhead.query.js';
import { OpenCcas } from './open-ccas.js';

@Module({
  controllers: [DiscoveryController],
  providers: [CcasRulesQuery, IssuerKeys, LetterheadQuery, OpenCcas],
  exports: [CcasRulesQuery, IssuerKeys, LetterheadQuery, OpenCcas],
})
export class CcasModule {}
