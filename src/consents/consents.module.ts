import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ResidentsModule } from '../residents/residents.module.js';
import { ConsentEntity } from './consent.entity.js';
import { ConsentKinds } from './consent-kinds.js';
import { Consents } from './consents.js';
import { ConsentsInDossier } from './consents-in-dossier.js';
import { ConsentsPages } from './consents.pages.js';
import { ConsentsPart } from './consents-part.js';
import { ConsentsQuery } from './consents.query.js';
import { ConsentsWords } from './consents.words.js';
import { RestoreConsents } from './restore-consents.js';
import { WithdrawConsent } from './withdraw-consent.js';
import { ConsentsEnding } from './consents-ending.js';

/** What people agree to, whichever slice asks. */
@Module({
  imports: [TypeOrmModule.forFeature([ConsentEntity]), ResidentsModule],
  controllers: [ConsentsPages],
  providers: [
    ConsentsEnding,
    ConsentKinds,
    Consents,
    ConsentsInDossier,
    ConsentsPart,
    ConsentsQuery,
    ConsentsWords,
    RestoreConsents,
    WithdrawConsent,
  ],
  exports: [Consents, RestoreConsents, WithdrawConsent],
})
export class ConsentsModule {}
