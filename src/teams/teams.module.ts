import { Module } from '@nestjs/common';
import { AddMember } from './add-member.js';
import { CloseTeam } from './close-team.js';
import { ComeIn } from './come-in.js';
import { HandOver } from './hand-over.js';
import { InviteMember } from './invite-member.js';
import { MayChangeTeam } from './may-change-team.js';
import { RemoveMember } from './remove-member.js';
import { TeamLinks } from './team-links.js';
import { TeamRoles } from './team-roles.js';
import { TeamQuery } from './team.query.js';
import { Teams } from './teams.js';

const forOthers = [AddMember, CloseTeam, ComeIn, HandOver, InviteMember, RemoveMember, TeamLinks, TeamQuery, Teams];

@Module({ providers: [...forOthers, MayChangeTeam, TeamRoles], exports: forOthers })
export class TeamsModule {}
