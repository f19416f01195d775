import type { Type } from '@nestjs/common';
import type { FunctionComponent } from 'preact';
import type { STAFF, TokenHolder } from '../kernel/access/actor.js';
import type { ActorGroup, ActorRole } from '../kernel/access/actor-roles.js';
import { contribution } from '../kernel/contributions/contribution.js';
import type { Tx } from '../kernel/database/database.js';
import type { MemberRow } from './member-row.js';

/** `asked`: they want in; `added`: a colleague or the CCAS added them. */
export type WhyLink = 'asked' | 'added';

/** Whom a mail with a link speaks to, and of whom. */
export interface Told {
  name: string;
  ownerName: string;
  ccasName: string;
}

/** How such a mail begins; how long the link lives and what to do later is the same for all. */
export interface LinkWords {
  subject: string;
  first: string;
}

/** People outside the CCAS who act for another house, and come in by a link instead of a password. */
export interface TeamKind {
  /** `partner`: for ever the same, the links that wait are kept under it. */
  readonly key: string;
  /** Its table. */
  readonly members: Type<MemberRow>;
  /** As what its people act. */
  readonly actorKind: TokenHolder;
  /** Who of the CCAS adds and removes people. Commands and jobs always may. */
  readonly changedBy: readonly (typeof STAFF)[number][];
  /** What « Mon équipe » says; without it the people do not change their team themselves. */
  readonly ownTeam?: {
    /** What everyone of the team may do. */
    lead: string;
    /** To the last one, who hands over: what is left to the successor. */
    handingOver: string;
    /** To one of several. */
    leaving: string;
  };
  /** What an actor calls the owner, where their session says it too. */
  readonly actsFor?: ActorRole['actsFor'];
  readonly owner: {
    /** `Ce partenaire` */
    words: string;
    /** What it is called; nothing when it is unknown. */
    name(tx: Tx, id: string): Promise<string | undefined>;
  };
  readonly pages: {
    /** Its first page: `/partenaire`. The way in and the team lie below. */
    space: string;
    /** `Espace partenaire` */
    title: string;
    /** Whose address it may be: `d’un partenaire`. */
    whose: string;
    /** Below the form that asks for a link. */
    OtherWays?: FunctionComponent;
  };
  readonly mail: (why: WhyLink, told: Told) => LinkWords;
  readonly journal: {
    /** Kind of the subject: `partner_member`. Mails are about it too. */
    subject: string;
    /** What the owner's id is called there: `partnerId`. */
    owner: string;
    /** One of them whom nothing names: `Un partenaire`. */
    who: string;
    /** The same, as a sentence about somebody names them: `le partenaire`. */
    by: string;
    /** All of them, to choose from: `Les partenaires`. */
    all: ActorGroup;
    action(what: 'added' | 'removed' | 'link_shown'): string;
  };
}

/** One team: its kind and whose it is. */
export interface OneTeam {
  /** Key of the kind. */
  kind: string;
  ownerId: string;
}

/** Marks the provider that says what a kind of team is. */
export const Team = contribution<{ readonly team: TeamKind }>();
