import { Injectable } from '@nestjs/common';
import { ModuleSwitch } from '../kernel/modules/module-switch.js';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { donorNameSql } from './giving/donor-name-sql.js';

const isSoughtDonor = `(folded(concat_ws(' ', g.name, g.first_name, g.name)) like '%' || s.words || '%' or g.email = lower(s.typed))`;
/** By the donor, or by the reference that they write on their transfer. */
const isSoughtGift = `(${isSoughtDonor} or n.reference = upper(replace(s.typed, ' ', '')))`;

/** As `spacedReference` writes it. */
const referenceSql = `regexp_replace(n.reference, '(.{4})(?=.)', '\\1 ', 'g')`;

/** What this slice says to the console. */
@Menu()
@ModuleSwitch()
@JournalWords()
@Injectable()
export class DonationsWords {
  readonly moduleSwitch: ModuleSwitch = {
    key: 'donations',
    place: 20,
    name: 'Dons',
    says: 'Entreprises et habitants donnent au CCAS : promesses, délibérations, reçus fiscaux, et ce que chaque action a payé.',
    icon: 'hand-heart',
    used: 'select exists (select from donor) or exists (select from fund) as used',
  };

  readonly menu: MenuEntry[] = [
    { audience: 'public', place: 60, href: '/dons', label: 'Dons' },
    {
      audience: 'staff',
      group: 'steer',
      place: 620,
      href: '/ccas/dons',
      label: 'Dons',
      icon: 'hand-heart',
      tabs: [
        { href: '/ccas/dons', label: 'Dons' },
        { href: '/ccas/dons/banque', label: 'Relevé bancaire' },
        { href: '/ccas/dons/deliberation', label: 'Délibération' },
        { href: '/ccas/dons/recus', label: 'Reçus fiscaux' },
        { href: '/ccas/dons/actions', label: 'Actions' },
        { href: '/ccas/dons/relance', label: 'Relance' },
        { href: '/ccas/dons/reglages', label: 'Réglages', isForManagers: true },
      ],
    },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'bank_file.read': 'a chargé un relevé de banque',
      'bank_line.set_aside': 'a mis de côté une ligne de banque',
      'donation.accepted': 'a accepté provisoirement le don',
      'donation.cancelled': 'a annulé le don',
      'donation.counterpart_stated': 'a noté la contrepartie du don',
      'donation.detailed': 'a détaillé le don',
      'donation.pledged': 'a enregistré la promesse de don',
      'donation.received': 'a noté la réception du don',
      'donation_rule.added': 'a ajouté une règle fiscale des dons',
      'donation_rule.dropped': 'a retiré une règle fiscale des dons',
      'donation_settings.changed': 'a modifié les réglages des dons',
      'donation_settings.signed': 'a déposé une image de signature',
      'donation_settings.unsigned': 'a retiré l’image de signature',
      'donations.deliberated': 'a enregistré une délibération sur des dons',
      'donations.purged': 'a effacé d’anciens dons',
      'donor.changed': 'a modifié le donateur',
      'donor.erased': 'a effacé le donateur',
      'donor.opted_in': 'a rétabli les rappels du donateur',
      'donor.opted_out': 'a arrêté les rappels du donateur',
      'donor.recorded': 'a enregistré le donateur',
      'donors.reminded': 'a rappelé les donateurs de l’an passé',
      'fund.changed': 'a modifié l’action',
      'fund.expense_voided': 'a annulé une dépense de l’action',
      'fund.moved': 'a viré des fonds depuis l’action',
      'fund.opened': 'a ouvert l’action',
      'fund.spent': 'a noté une dépense de l’action',
      'receipt.issued': 'a émis le reçu fiscal',
      'receipt.mailed': 'a envoyé le reçu fiscal',
      'receipt.voided': 'a annulé le reçu fiscal',
    },
    themes: {
      bank_file: 'Dons',
      bank_line: 'Dons',
      donation: 'Dons',
      donation_rule: 'Dons',
      donation_settings: 'Dons',
      donations: 'Dons',
      donor: 'Dons',
      donors: 'Dons',
      fund: 'Dons',
      receipt: 'Dons',
    },
    subjects: {
      donation: `select n.id, ${referenceSql} || coalesce(' (' || ${donorNameSql} || ')', '') as label, '/ccas/dons/' || n.id as href
    from donation n join donor g on g.ccas_id = n.ccas_id and g.id = n.donor_id where n.id = any($1)`,
      donor: `select g.id, ${donorNameSql} as label, '/ccas/dons/donateurs/' || g.id as href from donor g where g.id = any($1) and g.name is not null`,
      fund: `select id, '« ' || name || ' »' as label, '/ccas/dons/actions/' || id as href from fund where id = any($1)`,
      receipt: `select r.id, 'n° ' || r.year || '-' || r.number as label, '/ccas/dons/' || r.donation_id as href from receipt r where r.id = any($1)`,
    },
    found: {
      things: {
        donor: `select g.id from donor g, sought s where ${isSoughtDonor}`,
        donation: `select n.id from donation n join donor g on g.ccas_id = n.ccas_id and g.id = n.donor_id, sought s
    where ${isSoughtGift}`,
        receipt: `select r.id from receipt r join donation n on n.ccas_id = r.ccas_id and n.id = r.donation_id
      join donor g on g.ccas_id = n.ccas_id and g.id = n.donor_id, sought s where ${isSoughtGift}`,
        fund: `select f.id from fund f, sought s where folded(f.name) like '%' || s.words || '%'`,
      },
    },
  };
}
