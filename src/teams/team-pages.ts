import type { Type } from '@nestjs/common';
import { ownTeamPages } from './own-team.pages.js';
import type { TeamKind } from './team.js';
import { teamSignInPages } from './team-sign-in.pages.js';

/** For the module of the slice that has this kind of team: its way in, and « Mon équipe » where its people change it. */
export function teamPages(kind: TeamKind): Type[] {
  return [teamSignInPages(kind), ...(kind.ownTeam ? [ownTeamPages(kind, kind.ownTeam)] : [])];
}
