import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry, type NewThing } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { personSql } from './person-sql.js';

/** What this slice says to the console. */
@Menu()
@JournalWords()
@Injectable()
export class ResidentsWords {
  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'people', place: 210, href: '/ccas/usagers', label: 'Usagers', icon: 'user-round' },
  ];

  readonly newThings: NewThing[] = [
    { place: 20, href: '/ccas/usagers/nouveau', label: 'Usager', icon: 'user-round-plus' },
    { place: 40, href: '/ccas/usagers/import', label: 'Liste d’usagers', icon: 'upload' },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'double.dismissed': 'a écarté un doublon de',
      'note.struck': 'a rayé une note du dossier de',
      'note.written': 'a écrit une note au dossier de',
      'resident.changed': 'a modifié le dossier de',
      'resident.data_given': 'a remis ses données à',
      'resident.erased': 'a effacé',
      'resident.merge_undone': 'a défait une fusion du dossier de',
      'resident.merged': 'a fusionné un doublon avec le dossier de',
      'resident.registered': 'a inscrit',
      'resident.restricted': 'a limité le dossier de',
      'resident.restriction_lifted': 'a levé la limitation du dossier de',
      'residents.import_undone': 'a annulé le chargement d’une liste',
      'residents.imported': 'a chargé',
    },
    themes: { double: 'Doublons', note: 'Usagers', resident: 'Usagers', residents: 'Usagers' },
    subjects: {
      resident: `select r.id, ${personSql('r')} as label, '/ccas/usagers/' || r.id as href from resident r where r.id = any($1)`,
      resident_import: `select id, 'la liste « ' || file_name || ' »' as label, '/ccas/usagers/import/' || id as href from resident_import where id = any($1)`,
    },
    found: {
      people: `select r.id from resident r, sought s where r.id = s.id or (r.erased_at is null and r.search_text like '%' || s.words || '%')`,
    },
  };
}
