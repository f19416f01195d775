import { Injectable } from '@nestjs/common';
import { SettingsSections } from '../ccas/settings-section.js';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { JournalWords } from '../kernel/console/journal-words.js';
import { type SettingsPage, SettingsPart } from '../kernel/console/settings-pages.js';
import { ownPages } from './own-pages.js';
import { ownSections } from './own-sections.js';

/** What this slice says to the console. */
@Menu()
@JournalWords()
@SettingsPart()
@SettingsSections()
@Injectable()
export class SettingsWords {
  readonly menu: MenuEntry[] = [
    { audience: 'staff', group: 'foot', place: 920, href: '/ccas/reglages', label: 'Réglages', icon: 'settings' },
  ];

  readonly settingsPages: SettingsPage[] = Object.values(ownPages);

  readonly settingsSections = ownSections;

  readonly journal: JournalWords = {
    sentences: {
      'settings.changed': 'a modifié les réglages',
    },
    themes: { settings: 'Réglages' },
  };
}
