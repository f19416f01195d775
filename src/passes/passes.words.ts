import { Injectable } from '@nestjs/common';
import { SettingsSections } from '../ccas/settings-section.js';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { type SettingsPage, SettingsPart } from '../kernel/console/settings-pages.js';
import { SiteMapPart, type SiteMapEntry } from '../kernel/console/site-map.js';
import { MailPeople } from '../kernel/mail/mail-people.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { passRulesSection } from './pass-rules-section.js';
import { passNumberSql } from './pass-number-sql.js';
import { personSql } from '../residents/person-sql.js';
import { TellsPeople, type Told } from '../kernel/retention/told.js';

const holderSql = 'select resident_id as id from pass where id = $1';

/** What this slice says to the console. */
@Menu()
@SiteMapPart()
@JournalWords()
@TellsPeople()
@MailPeople()
@SettingsPart()
@SettingsSections()
@Injectable()
export class PassesWords {
  readonly told: Told = {
    purposes: [
      {
        place: 10,
        words:
          'Délivrer le pass senior et vérifier qu’il est valable : mission d’intérêt public du CCAS (RGPD, article 6.1.e ; code de l’action sociale, article L123-5).',
      },
    ],
  };

  readonly settingsPages: SettingsPage[] = [
    { place: 10, name: 'pass', title: 'Le pass', lead: 'Âge minimum, durée, catégories, téléphones.', icon: 'id-card' },
  ];

  readonly settingsSections = [passRulesSection];

  readonly menu: MenuEntry[] = [{ audience: 'public', place: 40, href: '/v', label: 'Vérifier un pass' }];

  readonly siteMap: SiteMapEntry[] = [{ group: 'holders', place: 70, href: '/v', label: 'Vérifier un pass' }];

  readonly mailPeople: MailPeople = { pass: holderSql, pass_reminder: holderSql };

  readonly journal: JournalWords = {
    sentences: {
      'credential.issued': 'a délivré',
      'credential.revoked': 'a annulé',
      'pass.issued': 'a délivré',
      'pass.reminded': 'a rappelé l’échéance de',
      'pass.renewed': 'a renouvelé',
      'pass.resumed': 'a rétabli',
      'pass.revoked': 'a retiré',
      'pass.suspended': 'a suspendu',
      'reminders.printed': 'a imprimé des lettres de rappel',
    },
    themes: { credential: 'Cartes et téléphones', pass: 'Pass', reminders: 'Rappels' },
    subjects: {
      credential: `select c.id, case c.kind when 'card' then 'une carte' else 'un téléphone' end || ' du pass ' || ${passNumberSql} as label, '/ccas/usagers/' || p.resident_id as href
    from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id where c.id = any($1)`,
      pass: `select p.id, 'le pass ' || ${passNumberSql} || ' de ' || ${personSql('r')} as label, '/ccas/usagers/' || p.resident_id as href
    from pass p join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id where p.id = any($1)`,
    },
    found: {
      people: 'select p.resident_id as id from pass p, sought s where p.number = s.number',
      ofPeople: `select id from pass where resident_id = any($1::uuid[])
    union all select c.id from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id where p.resident_id = any($1::uuid[])`,
    },
  };
}
