import { Module } from '@nestjs/common';
import { listImportPages } from '../kernel/lists/list-import.pages.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PartnerMemberEntity } from './partner-member.entity.js';
import { PartnerEntity } from './partner.entity.js';
import { TillEntity } from './till.entity.js';
import { CcasModule } from '../ccas/ccas.module.js';
import { MailModule } from '../kernel/mail/mail.module.js';
import { teamPages } from '../teams/team-pages.js';
import { TeamsModule } from '../teams/teams.module.js';
import { AcceptCharter } from './accept-charter.js';
import { AddTill } from './add-till.js';
import { ChangePartner } from './change-partner.js';
import { ChangePartnerState } from './change-partner-state.js';
import { ChangeTill } from './change-till.js';
import { CloseAccess } from './close-access.js';
import { EstablishmentPages } from './establishment.pages.js';
import { ImportPartners } from './import-partners.js';
import { InvitePartnersAct } from './invite-partners-act.js';
import { JoinAsPartner } from './join-as-partner.js';
import { JoiningPages } from './joining.pages.js';
import { NoteTillClock } from './note-till-clock.js';
import { PairTill } from './pair-till.js';
import { PartnerDirectoryQuery } from './partner-directory.query.js';
import { PartnerAccessPages } from './partner-access.pages.js';
import { PartnerFinder } from './partner-finder.js';
import { PartnerListQuery } from './partner-list.query.js';
import { PartnerMails } from './partner-mails.js';
import { PartnerTeam, partnerTeam } from './partner-team.js';
import { PartnerTillsPages } from './partner-tills.pages.js';
import { PartnersController } from './partners.controller.js';
import { PlacePartner } from './place-partner.js';
import { RegisterPartner } from './register-partner.js';
import { TellPartner } from './tell-partner.js';
import { TillsController } from './tills.controller.js';
import { TillsPages } from './tills.pages.js';
import { TillsQuery } from './tills.query.js';
import { PartnersWords } from './partners.words.js';
import { PartnerSectionsQuery } from './partner-sections.js';
import { PartnersExport } from './partners-export.js';
import { PartnersPages } from './partners.pages.js';
import { PartnersDemo } from './partners-demo.js';

const forOthers = [
  AcceptCharter,
  ChangePartner,
  ChangePartnerState,
  ImportPartners,
  JoinAsPartner,
  NoteTillClock,
  PartnerDirectoryQuery,
  PlacePartner,
  TellPartner,
];

@Module({
  imports: [
    TypeOrmModule.forFeature([PartnerEntity, PartnerMemberEntity, TillEntity]),
    CcasModule,
    MailModule,
    TeamsModule,
  ],
  controllers: [
    listImportPages(ImportPartners),
    PartnersPages,
    ...teamPages(partnerTeam),
    EstablishmentPages,
    JoiningPages,
    PartnerAccessPages,
    PartnerTillsPages,
    PartnersController,
    TillsController,
    TillsPages,
  ],
  providers: [
    PartnersDemo,
    PartnersExport,
    PartnerListQuery,
    InvitePartnersAct,
    PartnerSectionsQuery,
    PartnersWords,
    ...forOthers,
    AddTill,
    PairTill,
    RegisterPartner,
    TillsQuery,
    ChangeTill,
    CloseAccess,
    PartnerFinder,
    PartnerMails,
    PartnerTeam,
  ],
  exports: forOthers,
})
export class PartnersModule {}
