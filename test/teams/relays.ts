import { Get, Injectable } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { Entity } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Door, type Doorway } from '../../src/kernel/access/doors.js';
import { JournalWords } from '../../src/kernel/console/journal-words.js';
import { Menu, type MenuEntry } from '../../src/kernel/console/menu.js';
import { Uuid } from '../../src/kernel/database/columns.js';
import { Page, Screens } from '../../src/kernel/screens/screens.js';
import { MemberRow } from '../../src/teams/member-row.js';
import { Team, type TeamKind } from '../../src/teams/team.js';
import { teamPages } from '../../src/teams/team-pages.js';
import { TeamsModule } from '../../src/teams/teams.module.js';
import type { TestApp } from '../support/app.js';
import { aSlice } from '../support/slice.js';

declare module '../../src/kernel/access/actor.js' {
  interface TokenHolders {
    relay: true;
  }
}

/** What the migration of a slice with a team of its own says. */
const migration = `
  create table relay (
    ccas_id uuid not null default current_ccas() references ccas,
    id uuid not null,
    name text not null,
    primary key (ccas_id, id)
  );
  call keep_apart('relay', 'select, insert, update');
  create table relay_member (
    ccas_id uuid not null default current_ccas() references ccas,
    id uuid not null,
    relay_id uuid not null,
    name text check (name <> ''),
    email text check (email = lower(email)),
    added_at timestamptz not null,
    left_at timestamptz,
    primary key (ccas_id, id),
    foreign key (ccas_id, relay_id) references relay (ccas_id, id),
    check ((left_at is null) = (name is not null and email is not null)),
    check (left_at is null or (name is null and email is null))
  );
  create unique index relay_member_once on relay_member (ccas_id, relay_id, email) where left_at is null;
  call keep_apart('relay_member', 'select, insert, update');`;

@Entity('relay_member')
class RelayMemberEntity extends MemberRow {
  @Uuid({ name: 'relay_id' }) ownerId!: string;
}

/** Whoever keeps an eye on neighbours: managers open their access, and they find their successor themselves. */
const relayTeam: TeamKind = {
  key: 'relay',
  members: RelayMemberEntity,
  actorKind: 'relay',
  changedBy: ['manager'],
  ownTeam: {
    lead: 'Chacun voit les appels du quartier.',
    handingOver: 'les appels lui restent',
    leaving: 'Ce que vous avez noté reste au relais.',
  },
  owner: {
    words: 'Ce relais',
    async name(tx, id) {
      const [relay] = await tx.rows<{ name: string }>('select name from relay where id = $1', [id]);
      return relay?.name;
    },
  },
  pages: { space: '/relais', title: 'Espace relais', whose: 'd’un relais' },
  mail: (why, { ownerName }) => ({ subject: `${ownerName} : ${why}`, first: `Vous veillez avec ${ownerName}.` }),
  journal: {
    subject: 'relay_member',
    owner: 'relayId',
    who: 'Un relais',
    by: 'un relais',
    all: { key: 'relais', place: 985, label: 'Les relais' },
    action: (what) => `relay_member.${what}`,
  },
};

@Team()
@Door()
@Injectable()
class RelayTeam {
  readonly team = relayTeam;
  readonly door: Doorway = { space: '/relais', signIn: '/relais/connexion' };
}

@Menu()
@JournalWords()
@Injectable()
class RelayWords {
  readonly menu: MenuEntry[] = [{ audience: 'relay', place: 10, href: '/relais', label: 'Les appels du quartier' }];
  readonly journal: JournalWords = {
    sentences: { 'relay.called': 'a appelé le relais' },
    themes: { relay: 'Relais', relay_member: 'Relais' },
    subjects: {
      relay_member: `select id, coalesce(name, 'une personne partie') as label, null as href from relay_member where id = any($1)`,
    },
  };
}

@Screens('relais', ['relay'])
class RelayPages {
  @Get()
  @Page('Mes appels', () => 'Rien à faire.' as never)
  home() {
    return {};
  }
}

/** Another that would share the way in of the first. */
@Team()
@Injectable()
class RelayTeamTwice {
  readonly team: TeamKind = { ...relayTeam, key: 'relay_twice' };
}

const imports = [TypeOrmModule.forFeature([RelayMemberEntity]), TeamsModule];
export const Relays = aSlice([RelayTeam, RelayWords], [...teamPages(relayTeam), RelayPages], imports);
export const RelaysTwice = aSlice([RelayTeam, RelayTeamTwice], [], imports);

export async function migrateRelays(app: TestApp): Promise<void> {
  const owner = new pg.Client(app.database.ownerUrl);
  await owner.connect();
  await owner.query(migration);
  await owner.end();
}

export async function aRelay({ within }: Pick<TestApp, 'within'>, name: string): Promise<string> {
  const id = uuidv7();
  await within((tx) => tx.query('insert into relay (id, name) values ($1, $2)', [id, name]));
  return id;
}
