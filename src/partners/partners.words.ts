import { ArchivedApart, type Archiving } from '../kernel/archive/archiving.js';
import { Injectable } from '@nestjs/common';
import { Door, type Doorway } from '../kernel/access/doors.js';
import { Menu, type MenuEntry, type NewThing } from '../kernel/console/menu.js';
import { SiteMapPart, type SiteMapEntry, type SiteMapGroup } from '../kernel/console/site-map.js';
import { type ActorRole, ActsAs } from '../kernel/access/actor-roles.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { countBy, TodayTask } from '../kernel/console/today-tasks.js';

/** What this slice says to the console. */
@Menu()
@SiteMapPart()
@TodayTask()
@JournalWords()
@Door()
@ActsAs()
@ArchivedApart()
@Injectable()
export class PartnersWords {
  /** A till stays paired: nobody would go to every shop again. */
  readonly archivedApart: Record<string, Archiving> = { access_token: { only: `actor_kind = 'till'` } };

  readonly door: Doorway = { space: '/partenaire', signIn: '/partenaire/connexion' };

  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'pass', place: 320, href: '/ccas/partenaires', label: 'Partenaires', icon: 'store' },
    { audience: 'partner', place: 40, href: '/partenaire/caisses', label: 'Mes caisses' },
    { audience: 'partner', place: 50, href: '/partenaire/equipe', label: 'Mon équipe' },
    { audience: 'partner', place: 60, href: '/partenaire/etablissement', label: 'Mon établissement' },
    {
      audience: 'invitation',
      place: 10,
      href: '/partenaires/rejoindre',
      label: 'Commerçants, opticiens, associations : rejoindre le pass senior',
    },
  ];

  readonly newThings: NewThing[] = [
    { place: 30, href: '/ccas/partenaires/nouveau', label: 'Partenaire', icon: 'store' },
  ];

  readonly roles: ActorRole[] = [
    {
      kind: 'till',
      words: 'Une caisse',
      by: 'le partenaire',
      group: { key: 'caisses', place: 30, label: 'Les caisses' },
      subjects: ['till', 'api_token'],
      actsFor: 'partnerId',
    },
  ];

  readonly siteMapGroups: SiteMapGroup[] = [{ key: 'partners', place: 20, title: 'Pour les partenaires' }];

  readonly siteMap: SiteMapEntry[] = [
    { group: 'partners', place: 10, href: '/partenaires/rejoindre', label: 'Rejoindre le pass senior' },
    { group: 'partners', place: 20, href: '/partenaire/connexion', label: 'Entrer dans l’espace partenaire' },
  ];

  readonly todayTasks: TodayTask[] = [
    {
      place: 20,
      words: ['partenaire à approuver', 'partenaires à approuver'],
      href: '/ccas/partenaires?etat=waiting',
      icon: 'store',
      count: countBy(`select count(*)::int as count from partner where state = 'waiting'`),
    },
  ];

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
    found: {
      things: {
        partner: `select p.id from partner p, sought s where folded(p.name) like '%' || s.words || '%'`,
        partner_member: `select m.id from partner_member m, sought s where folded(m.name) like '%' || s.words || '%' or m.email = lower(s.typed)`,
        till: `select t.id from till t, sought s where folded(t.name) like '%' || s.words || '%'`,
      },
    },
  };
}
