import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';

/** What this slice says to the console. */
@Menu()
@JournalWords()
@Injectable()
export class DonationsWords {
  readonly menu: MenuEntry[] = [
    { audience: 'public', place: 60, href: '/dons', label: 'Dons' },
    { audience: 'staff', place: 80, href: '/ccas/dons', label: 'Dons' },
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
  };
}
