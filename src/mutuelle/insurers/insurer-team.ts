import { Injectable } from '@nestjs/common';
import { STAFF } from '../../kernel/access/actor.js';
import { Team, type TeamKind } from '../../teams/team.js';
import './insurer.actors.js';
import { InsurerMemberEntity } from './insurer-member.entity.js';
import { MutuellePageLink } from './pages/mutuelle-page-link.js';

/** Who acts for the mutuelle of an agreement. The CCAS alone says who they are: they read what people agreed to. */
export const insurerTeam: TeamKind = {
  key: 'insurer',
  members: InsurerMemberEntity,
  actorKind: 'insurer',
  changedBy: STAFF,
  owner: {
    words: 'Cette convention',
    async name(tx, id) {
      const [agreement] = await tx.rows<{ name: string }>('select insurer_name as name from agreement where id = $1', [
        id,
      ]);
      return agreement?.name;
    },
  },
  pages: {
    space: '/espace-mutuelle',
    title: 'Espace mutuelle',
    whose: 'de quelqu’un de la mutuelle',
    OtherWays: MutuellePageLink,
  },
  mail: (why, { ownerName, ccasName }) =>
    why === 'asked'
      ? {
          subject: `Votre lien pour l’espace ${ownerName}`,
          first: 'Voici le lien que vous avez demandé pour entrer dans l’espace de la mutuelle.',
        }
      : {
          subject: 'Votre accès à la mutuelle communale',
          first: `${ccasName} vous a ouvert l’espace de la mutuelle communale pour ${ownerName} : les personnes qui ont donné leur accord, et vos permanences.`,
        },
  journal: {
    subject: 'insurer_member',
    owner: 'agreementId',
    who: 'Une personne de la mutuelle',
    by: 'la mutuelle',
    all: { key: 'mutuelle', place: 50, label: 'La mutuelle' },
    action: (what) => `insurer_member.${what}`,
  },
};

@Team()
@Injectable()
export class InsurerTeam {
  readonly team = insurerTeam;
}
