import { Module } from '@nestjs/common';
import { ActivateNextKey } from './activate-next-key.js';
import { CcasRulesQuery } from './ccas-rules.query.js';
import { CompromiseKey } from './compromise-key.js';
import { DiscoveryController } from './discovery.controller.js';
import { IssuerKeyListQuery } from './issuer-key-list.query.js';
import { IssuerKeys } from './issuer-keys.js';
import { LetterheadQuery } from './letterhead.query.js';
import { OpenCcas } from './open-ccas.js';
import { PublishNextKey } from './publish-next-key.js';

@Module({
  controllers: [DiscoveryController],
  providers: [
    ActivateNextKey,
    CcasRulesQuery,
    CompromiseKey,
    IssuerKeyListQuery,
    IssuerKeys,
    LetterheadQuery,
    OpenCcas,
    PublishNextKey,
  ],
  exports: [CcasRulesQuery, CompromiseKey, IssuerKeyListQuery, IssuerKeys, LetterheadQuery, OpenCcas, PublishNextKey],
})
export class CcasModule {}
