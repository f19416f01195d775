import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { AppointmentsModule } from './appointments/appointments.module.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { ArchiveModule } from './archive/archive.module.js';
import { CcasModule } from './ccas/ccas.module.js';
import { DirectoryModule } from './directory/directory.module.js';
import { DonationsModule } from './donations/donations.module.js';
import { HoldersModule } from './holders/holders.module.js';
import { type Ground, KernelModule } from './kernel/kernel.module.js';
import { JournalModule } from './journal/journal.module.js';
import { MailsModule } from './mails/mails.module.js';
import { ConsentsModule } from './consents/consents.module.js';
import { MutuelleModule } from './mutuelle/mutuelle.module.js';
import { OffersModule } from './offers/offers.module.js';
import { PartnersModule } from './partners/partners.module.js';
import { PassesModule } from './passes/passes.module.js';
import { PortalModule } from './portal/portal.module.js';
import { PrintingModule } from './printing/printing.module.js';
import { RedemptionsModule } from './redemptions/redemptions.module.js';
import { ResidentsModule } from './residents/residents.module.js';
import { LawsModule } from './laws/laws.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { TeamsModule } from './teams/teams.module.js';
import { StaffModule } from './staff/staff.module.js';

@Module({})
export class AppModule {
  static on(ground: Ground): DynamicModule {
    return {
      module: AppModule,
      imports: [
        KernelModule.on(ground),
        AccountsModule,
        CcasModule,
        ResidentsModule,
        PassesModule,
        TeamsModule,
        PartnersModule,
        OffersModule,
        DirectoryModule,
        RedemptionsModule,
        HoldersModule,
        ApplicationsModule,
        PrintingModule,
        LawsModule,
        SettingsModule,
        ArchiveModule,
        StatisticsModule,
        DonationsModule,
        AppointmentsModule,
        ConsentsModule,
        MutuelleModule,
        MailsModule,
        StaffModule,
        JournalModule,
        PortalModule,
        ...(ground.slices ?? []),
      ],
    };
  }
}
