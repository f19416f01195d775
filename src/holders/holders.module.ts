import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivationSecretEntity } from './activation-secret.entity.js';
import { CarerEntity } from './carer.entity.js';
import { RightsRequestEntity } from './rights-request.entity.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { RedemptionsModule } from '../redemptions/redemptions.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { ActivatePhone } from './activate-phone.js';
import { ActivationQuery } from './activation.query.js';
import { ActivationSecrets } from './activation-secrets.js';
import { ActivationsController } from './activations.controller.js';
import { AllowCarer } from './allow-carer.js';
import { AskRight } from './ask-right.js';
import { CarersQuery } from './carers.query.js';
import { CloseRightsRequest } from './close-rights-request.js';
import { EndCarer } from './end-carer.js';
import { GiveData } from './give-data.js';
import { HolderPhoneQuery } from './holder-phone.query.js';
import { HolderProofs } from './holder-proofs.js';
import { HoldingPart } from './holding-part.js';
import { MyCarersController } from './my-carers.controller.js';
import { MyPassController } from './my-pass.controller.js';
import { MyPassQuery } from './my-pass.query.js';
import { PhonePages } from './phone.pages.js';
import { PhonesQuery } from './phones.query.js';
import { RightsLetters } from './rights-letters.js';
import { RightsExport } from './rights-export.js';
import { RightsListQuery } from './rights-list.query.js';
import { RightsRequestsQuery } from './rights-requests.query.js';
import { WhereAcceptedQuery } from './where-accepted.query.js';
import { HoldersWords } from './holders.words.js';
import { HoldersPages } from './holders.pages.js';
import { RightsPages } from './rights.pages.js';
import { RightsListPages } from './rights-list.pages.js';
import { RightsTasks } from './rights-tasks.js';
import { HoldingInDossier } from './holding-in-dossier.js';
import { HoldersDemo } from './holders-demo.js';
import { HoldingEnding } from './holding-ending.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ActivationSecretEntity, CarerEntity, RightsRequestEntity]),
    CcasModule,
    OffersModule,
    PassesModule,
    RedemptionsModule,
    ResidentsModule,
  ],
  controllers: [
    RightsListPages,
    RightsPages,
    HoldersPages,
    ActivationsController,
    MyCarersController,
    MyPassController,
    PhonePages,
  ],
  providers: [
    HoldingEnding,
    HoldersDemo,
    HoldingInDossier,
    RightsTasks,
    HoldersWords,
    ActivatePhone,
    ActivationQuery,
    ActivationSecrets,
    AllowCarer,
    AskRight,
    CarersQuery,
    CloseRightsRequest,
    EndCarer,
    GiveData,
    HolderPhoneQuery,
    HolderProofs,
    HoldingPart,
    MyPassQuery,
    PhonesQuery,
    RightsLetters,
    RightsExport,
    RightsListQuery,
    RightsRequestsQuery,
    WhereAcceptedQuery,
  ],
  exports: [ActivationSecrets],
})
export class HoldersModule {}
