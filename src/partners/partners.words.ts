import { Injectable } from '@nestjs/common';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@JournalWords()
@Injectable()
export class PartnersWords {
  readonly journal: JournalWords = {
    sentences: {
      'member.added': 'a ajouté à une équipe',
      'member.link_shown': 'a affiché un lien d’entrée pour',
      'member.removed': 'a retiré d’une équipe',
      'partner.approved': 'a approuvé le partenaire',
      'partner.changed': 'a modifié le partenaire',
      'partner.charter_accepted': 'a accepté la charte du partenaire',
      'partner.left': 'a noté le départ du partenaire',
      'partner.registered': 'a inscrit le partenaire',
      'partner.resubmitted': 'a de nouveau soumis le partenaire',
      'partner.returned': 'a renvoyé à corriger le partenaire',
      'partner.suspended': 'a suspendu le partenaire',
      'partners.imported': 'a chargé une liste de partenaires',
      'till.added': 'a ajouté la caisse',
      'till.code_renewed': 'a fait un nouveau code pour la caisse',
      'till.paired': 'a associé la caisse',
      'till.renamed': 'a renommé la caisse',
      'till.revoked': 'a retiré la caisse',
    },
    themes: { member: 'Équipes des partenaires', partner: 'Partenaires', partners: 'Partenaires', till: 'Caisses' },
    subjects: {
      partner: `select id, name as label, '/ccas/partenaires/' || id as href from partner where id = any($1)`,
      partner_member: `select m.id, coalesce(m.name, 'une personne partie') || ' (' || r.name || ')' as label, '/ccas/partenaires/' || r.id as href
    from partner_member m join partner r on r.ccas_id = m.ccas_id and r.id = m.partner_id where m.id = any($1)`,
      till: `select t.id, '« ' || t.name || ' » (' || r.name || ')' as label, '/ccas/partenaires/' || r.id as href
    from till t join partner r on r.ccas_id = t.ccas_id and r.id = t.partner_id where t.id = any($1)`,
    },
  };
}
