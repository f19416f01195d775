import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { HoldersModule } from '../holders/holders.module.js';
import { MutuelleModule } from '../mutuelle/mutuelle.module.js';
import { OffersModule } from '../offers/offers.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { PassesModule } from '../passes/passes.module.js';
import { PrintingModule } from '../printing/printing.module.js';
import { RedemptionsModule } from '../redemptions/redemptions.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { CardsPages } from './cards.pages.js';
import { ChangeResidentPages } from './change-resident.pages.js';
import { ApplicationsPages } from './applications.pages.js';
import { CounterPages } from './counter.pages.js';
import { CreateAccount } from './create-account.js';
import { DossierView } from './dossier-view.js';
import { DossierQuery } from './dossier.query.js';
import { HoldersPages } from './holders.pages.js';
import { EndingsPages } from './endings.pages.js';
import { ImportsPages } from './imports.pages.js';
import { MailLogQuery } from './mail-log.query.js';
import { MailsPages } from './mails.pages.js';
import { DoublesPages } from './doubles.pages.js';
import { MergesPages } from './merges.pages.js';
import { OffersPages } from './offers.pages.js';
import { PartnerAccessPages } from './partner-access.pages.js';
import { PartnersPages } from './partners.pages.js';
import { PassesPages } from './passes.pages.js';
import { ReissuePages } from './reissue.pages.js';
import { ReminderLettersPages } from './reminder-letters.pages.js';
import { ResidentsPages } from './residents.pages.js';
import { RightsListPages } from './rights-list.pages.js';
import { RightsPages } from './rights.pages.js';
import { SignIn } from './sign-in.js';
import { SignInPages } from './sign-in.pages.js';
import { TodayPages } from './today.pages.js';
import { TodayQuery } from './today.query.js';

@Module({
  imports: [
    ApplicationsModule,
    CcasModule,
    HoldersModule,
    MutuelleModule,
    OffersModule,
    PartnersModule,
    PassesModule,
    PrintingModule,
    RedemptionsModule,
    ResidentsModule,
  ],
  controllers: [
    SignInPages,
    TodayPages,
    ImportsPages,
    ResidentsPages,
    ChangeResidentPages,
    HoldersPages,
    RightsPages,
    RightsListPages,
    MergesPages,
    PassesPages,
    CounterPages,
    ApplicationsPages,
    DoublesPages,
    CardsPages,
    PartnerAccessPages,
    PartnersPages,
    OffersPages,
    MailsPages,
    EndingsPages,
    ReissuePages,
    ReminderLettersPages,
  ],
  providers: [CreateAccount, DossierQuery, DossierView, MailLogQuery, SignIn, TodayQuery],
  exports: [CreateAccount],
})
export class StaffModule {}
