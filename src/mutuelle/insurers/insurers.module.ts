import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppointmentsModule } from '../../appointments/appointments.module.js';
import { OfModule } from '../../kernel/modules/module-switch.js';
import { teamPages } from '../../teams/team-pages.js';
import { TeamsModule } from '../../teams/teams.module.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { InsurerMemberEntity } from './insurer-member.entity.js';
import { InsurerTeam, insurerTeam } from './insurer-team.js';
import { InsurerTeamPages } from './insurer-team.pages.js';
import { InsurerPages } from './insurer.pages.js';

/** The space of the mutuelle's own people: they come in by a link, and see those of their agreement. */
@OfModule('mutuelle')
@Module({
  imports: [
    TypeOrmModule.forFeature([InsurerMemberEntity]),
    AgreementsModule,
    AppointmentsModule,
    EnrolmentsModule,
    TeamsModule,
  ],
  controllers: [...teamPages(insurerTeam), InsurerPages, InsurerTeamPages],
  providers: [InsurerTeam],
})
export class InsurersModule {}
