import { Injectable } from '@nestjs/common';
import { STAFF } from '../kernel/access/actor.js';
import { ofName } from '../kernel/text/of-name.js';
import { type LinkWords, Team, type TeamKind, type Told } from '../teams/team.js';
import { OtherWaysIn } from './pages/other-ways-in.js';
import './partner.actors.js';
import { PartnerMemberEntity } from './partner-member.entity.js';

/** Who acts for a partner: they write its offers, pair its tills, and change their team themselves. */
export const partnerTeam: TeamKind = {
  key: 'partner',
  members: PartnerMemberEntity,
  actorKind: 'partner',
  changedBy: STAFF,
  ownTeam: {
    lead: 'Chacun entre avec son adresse, et peut écrire des avantages et gérer les caisses.',
    handingOver: 'avantages, caisses et chiffres lui restent',
    leaving: 'Ce que vous avez écrit reste au partenaire.',
  },
  actsFor: 'partnerId',
  owner: {
    words: 'Ce partenaire',
    async name(tx, id) {
      const [partner] = await tx.rows<{ name: string }>('select name from partner where id = $1', [id]);
      return partner?.name;
    },
  },
  pages: { space: '/partenaire', title: 'Espace partenaire', whose: 'd’un partenaire', OtherWays: OtherWaysIn },
  mail: (why, { ownerName }) =>
    why === 'asked'
      ? {
          subject: `Votre lien pour ${ownerName}`,
          first: 'Voici le lien que vous avez demandé pour entrer dans votre espace partenaire.',
        }
      : {
          subject: `Vous êtes dans l’équipe ${ofName(ownerName)}`,
          first: `Vous pouvez désormais gérer les avantages ${ofName(ownerName)} pour les porteurs du pass senior.`,
        },
  journal: {
    subject: 'partner_member',
    owner: 'partnerId',
    who: 'Un partenaire',
    by: 'le partenaire',
    all: { key: 'partenaires', place: 20, label: 'Les partenaires' },
    action: (what) => `member.${what}`,
  },
};

/** Their shop was approved. */
export function joinedWords({ ownerName, ccasName }: Told): LinkWords {
  return {
    subject: `${ownerName} est partenaire du pass senior`,
    first: `${ccasName} a approuvé votre inscription. Merci ! Vous pouvez écrire vos avantages et associer vos caisses.`,
  };
}

/** They were asked to come in before, or never were. */
export function invitedWords({ ownerName, ccasName }: Told): LinkWords {
  return {
    subject: `Votre espace partenaire vous attend : ${ownerName}`,
    first: `${ccasName} vous invite dans votre espace : vous y écrivez vos avantages pour les porteurs du pass senior.`,
  };
}

@Team()
@Injectable()
export class PartnerTeam {
  readonly team = partnerTeam;
}
