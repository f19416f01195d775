import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { SiteMapPart, type SiteMapEntry, type SiteMapGroup } from '../kernel/console/site-map.js';
import { type ActorGroup, type ActorRole, ActsAs } from '../kernel/access/actor-roles.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { personSql } from '../residents/person-sql.js';
import { TellsPeople, type Told } from '../kernel/retention/told.js';

const group: ActorGroup = { key: 'titulaires', place: 40, label: 'Titulaires et aidants' };

/** What this slice says to the console. */
@Menu()
@SiteMapPart()
@JournalWords()
@ActsAs()
@TellsPeople()
@Injectable()
export class HoldersWords {
  readonly told: Told = {
    kept: [
      {
        place: 70,
        what: 'Les notes des agents, vos aidants, vos demandes sur vos données',
        kept: 'comme votre dossier',
      },
    ],
    recipients: [{ place: 30, words: 'votre aidant voit le pass et où il sert, pas votre dossier' }],
  };

  readonly menu: MenuEntry[] = [
    { audience: 'public', place: 30, href: '/mon-pass', label: 'Mon pass' },
    {
      audience: 'staff',
      group: 'people',
      place: 230,
      href: '/ccas/droits',
      label: 'Demandes sur les données',
      icon: 'file-user',
    },
  ];

  readonly roles: ActorRole[] = [
    { kind: 'senior', words: 'Le titulaire, de son téléphone', by: 'la personne elle-même', group, subjects: [] },
    { kind: 'carer', words: 'Un aidant, de son téléphone', by: 'une personne aidante', group, subjects: [] },
  ];

  readonly siteMapGroups: SiteMapGroup[] = [{ key: 'holders', place: 10, title: 'Pour les porteurs du pass' }];

  readonly siteMap: SiteMapEntry[] = [
    { group: 'holders', place: 50, href: '/mon-pass', label: 'Mon pass sur mon téléphone' },
    { group: 'holders', place: 60, href: '/mon-pass/activer', label: 'Mettre le pass sur un téléphone' },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'activation.opened': 'a préparé un code de téléphone pour',
      'activation.used': 'a mis sur un téléphone',
      'carer.allowed': 'a autorisé l’aidant',
      'carer.ended': 'a mis fin à l’aidant',
      'right.asked': 'a reçu une demande sur les données de',
      'right.granted': 'a satisfait une demande sur les données de',
      'right.refused': 'a refusé une demande sur les données de',
      'right.withdrawn': 'a retiré une demande sur les données de',
    },
    themes: { activation: 'Téléphones', carer: 'Aidants', right: 'Droits' },
    subjects: {
      carer: `select c.id, c.first_name || ' ' || c.last_name as label, '/ccas/usagers/' || c.resident_id as href from carer c where c.id = any($1)`,
      rights_request: `select q.id, ${personSql('r')} as label, '/ccas/usagers/' || q.resident_id || '/droits/' || q.id as href
    from rights_request q join resident r on r.ccas_id = q.ccas_id and r.id = q.resident_id where q.id = any($1)`,
    },
    found: {
      ofPeople: `select id from carer where resident_id = any($1::uuid[]) union all select id from rights_request where resident_id = any($1::uuid[])`,
    },
  };
}
