import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { SiteMapPart, type SiteMapEntry } from '../kernel/console/site-map.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { TellsPeople, type Told } from '../kernel/retention/told.js';

/** What this slice says to the console. */
@Menu()
@SiteMapPart()
@JournalWords()
@TellsPeople()
@Injectable()
export class StatisticsWords {
  readonly told: Told = {
    purposes: [{ place: 30, words: 'Compter, sans nom, ce que le pass apporte : la même mission.' }],
  };

  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'steer', place: 610, href: '/ccas/bilans', label: 'Bilans', icon: 'chart-column' },
    { audience: 'partner', place: 30, href: '/partenaire/bilan', label: 'Mes chiffres' },
    { audience: 'legal', place: 50, href: '/statistiques', label: 'Statistiques' },
  ];

  readonly siteMap: SiteMapEntry[] = [
    { group: 'information', place: 10, href: '/statistiques', label: 'Le pass senior en chiffres' },
  ];

  readonly journal: JournalWords = {
    sentences: {
      'districts.replaced': 'a remplacé les quartiers',
      'right.given': 'a donné un droit de lecture à',
      'unseen_holders.read': 'a lu la liste des personnes jamais vues',
    },
    themes: { districts: 'Réglages', unseen_holders: 'Bilans' },
  };
}
