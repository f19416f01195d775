import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CcasEntity } from './ccas.entity.js';
import { IssuerKeyEntity } from './issuer-key.entity.js';
import { ActivateNextKey } from './activate-next-key.js';
import { CcasRulesQuery } from './ccas-rules.query.js';
import { ChangeSettings } from './change-settings.js';
import { CompromiseKey } from './compromise-key.js';
import { DiscoveryController } from './discovery.controller.js';
import { IssuerKeyListQuery } from './issuer-key-list.query.js';
import { IssuerKeys } from './issuer-keys.js';
import { LetterheadQuery } from './letterhead.query.js';
import { LookController } from './look.controller.js';
import { OpenCcas } from './open-ccas.js';
import { PrintLookQuery } from './print-look.query.js';
import { PublishNextKey } from './publish-next-key.js';
import { SettingsQuery } from './settings.query.js';
import { SwitchModule } from './switch-module.js';
import { CcasWords } from './ccas.words.js';
import { CcasDemo } from './ccas-demo.js';

const shared = [
  CcasRulesQuery,
  ChangeSettings,
  CompromiseKey,
  IssuerKeyListQuery,
  IssuerKeys,
  LetterheadQuery,
  OpenCcas,
  PrintLookQuery,
  PublishNextKey,
  SettingsQuery,
  SwitchModule,
];

@Module({
  imports: [TypeOrmModule.forFeature([CcasEntity, IssuerKeyEntity])],
  controllers: [DiscoveryController, LookController],
  providers: [CcasDemo, CcasWords, ...shared, ActivateNextKey],
  exports: shared,
})
export class CcasModule {}
