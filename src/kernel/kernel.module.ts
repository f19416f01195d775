import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessTokenEntity } from './access/access-token.entity.js';
import { FailedAttemptEntity } from './access/failed-attempt.entity.js';
import { OneTimeLinkEntity } from './access/one-time-link.entity.js';
import { SecurityEventEntity } from './access/security-event.entity.js';
import { DocumentEntity } from './documents/document.entity.js';
import { KeptFormEntity } from './forms/kept-form.entity.js';
import { SentFormEntity } from './forms/sent-form.entity.js';
import { MailEntity } from './mail/mail.entity.js';
import { TenantHostEntity } from './tenancy/tenant-host.entity.js';
import { AccessGuard } from './access/access.guard.js';
import { AccessTokens } from './access/access-tokens.js';
import { ActorRoles } from './access/actor-roles.js';
import { AheadReader } from './access/ahead-reader.js';
import { DeviceProofs } from './access/device-proofs.js';
import { Doors } from './access/doors.js';
import { FailedAttempts } from './access/failed-attempts.js';
import { FormToken } from './access/form-token.js';
import { OneTimeLinks } from './access/one-time-links.js';
import { SecurityLog } from './access/security-log.js';
import { Audit } from './audit/audit.js';
import { JournalOfQuery } from './audit/journal-of.query.js';
import { BulkActs } from './bulk/bulk-act.js';
import { BulkExport } from './bulk/bulk-export.js';
import { BulkRunQuery } from './bulk/bulk-run.query.js';
import { BulkRunner } from './bulk/bulk-runner.js';
import { BulkStateQuery } from './bulk/bulk-state.query.js';
import { BulkPages } from './bulk/bulk.pages.js';
import { ChosenQuery } from './bulk/chosen.query.js';
import { DoBulkRun } from './bulk/do-bulk-run.js';
import { ForgetBulkRuns } from './bulk/forget-bulk-runs.js';
import { StartBulkRun } from './bulk/start-bulk-run.js';
import { CompanyLookup } from './companies/company-lookup.js';
import { Menus } from './console/menu.js';
import { SiteMap } from './console/site-map.js';
import { Finders } from './console/finders.js';
import { Namesakes } from './console/namesakes.js';
import { SettingsPageList } from './console/settings-pages.js';
import { ArchivedTables } from './archive/archiving.js';
import { TodayTasks } from './console/today-tasks.js';
import { Contributions } from './contributions/contributions.js';
import { Config } from './config/config.js';
import { poolOptions, watched } from './database/connect.js';
import { Database } from './database/database.js';
import { Documents } from './documents/documents.js';
import { YearlyPapers } from './documents/yearly-papers.js';
import { ForgetSentForms } from './forms/forget-sent-forms.js';
import { InterruptedForms } from './forms/interrupted-forms.js';
import { ResumePages } from './forms/resume.pages.js';
import { SentForms } from './forms/sent-forms.js';
import { HealthController } from './http/health.controller.js';
import { InputPipe } from './http/input.js';
import { Metrics } from './http/metrics.js';
import { MetricsController } from './http/metrics.controller.js';
import { OutsideNetwork } from './http/outside-network.js';
import { FileForms } from './http/file-form.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RequestBody } from './http/request-body.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MailModule } from './mail/mail.module.js';
import { DemoParts } from './demonstration/demo-part.js';
import { ListExports } from './lists/list-export.js';
import { Pictures } from './pictures/pictures.js';
import { ToldQuery } from './retention/told.js';
import { HandlerTransactions } from './screens/handler-transactions.js';
import { ScreenAddresses } from './screens/screen-addresses.js';
import { ForgetCallTries } from './console/forget-call-tries.js';
import { Agenda } from './console/agenda.js';
import { Calls } from './console/calls.js';
import { ModuleSwitches } from './modules/module-switches.js';
import { ScreensHold } from './screens/screens-hold.js';
import { SealedColumns } from './secrets/sealed-columns.js';
import { Tenants } from './tenancy/tenants.js';
import { Clock } from './time/clock.js';

/** What the process was started with. */
export interface Ground {
  config: Config;
  /** Where the pool of this process connects: as a role that row-level security holds. */
  databaseUrl: string;
  poolSize?: number;
  clock: Clock;
  /** Slices beside the product's own: a test brings one to see that it is found everywhere. */
  slices?: Type[];
  /** Whether scheduled work starts by itself here: in a process that serves, not in a command that ends. */
  isServer?: boolean;
}

@Module({})
export class KernelModule {
  static on({ config, databaseUrl, poolSize, clock, isServer = false }: Ground): DynamicModule {
    const shared = [
      { provide: Config, useValue: config },
      { provide: Clock, useValue: clock },
      Contributions,
      ModuleSwitches,
      Database,
      Tenants,
      AccessTokens,
      ActorRoles,
      AheadReader,
      DeviceProofs,
      FailedAttempts,
      SecurityLog,
      FormToken,
      InterruptedForms,
      SentForms,
      OneTimeLinks,
      OutsideNetwork,
      CompanyLookup,
      Documents,
      YearlyPapers,
      FileForms,
      Pictures,
      Audit,
      JournalOfQuery,
      SealedColumns,
      ArchivedTables,
      Namesakes,
      SettingsPageList,
      TodayTasks,
      Agenda,
      Calls,
      Doors,
      Finders,
      ListExports,
      BulkActs,
      ChosenQuery,
      BulkRunQuery,
      BulkExport,
      BulkRunner,
      StartBulkRun,
      DemoParts,
      Menus,
      HandlerTransactions,
      ScreenAddresses,
      SiteMap,
      ToldQuery,
    ];
    return {
      module: KernelModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          // Each slice brings its entities; a first connection that fails stops the start.
          useFactory: () => ({
            ...poolOptions(databaseUrl, { poolSize }),
            autoLoadEntities: true,
            toRetry: () => false,
          }),
          dataSourceFactory: async (options) => watched(options as ReturnType<typeof poolOptions>),
        }),
        TypeOrmModule.forFeature([
          AccessTokenEntity,
          DocumentEntity,
          FailedAttemptEntity,
          KeptFormEntity,
          MailEntity,
          OneTimeLinkEntity,
          SecurityEventEntity,
          SentFormEntity,
          TenantHostEntity,
        ]),
        DiscoveryModule,
        ScheduleModule.forRoot({ intervals: isServer, cronJobs: false, timeouts: false }),
        JobsModule,
        MailModule,
      ],
      controllers: [BulkPages, HealthController, MetricsController, ResumePages],
      providers: [
        ...shared,
        BulkStateQuery,
        DoBulkRun,
        ForgetBulkRuns,
        ForgetCallTries,
        ForgetSentForms,
        Metrics,
        RequestBody,
        ScreensHold,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: InputPipe },
      ],
      exports: [...shared, JobsModule, MailModule],
    };
  }
}
