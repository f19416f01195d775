import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { SiteMapPart, type SiteMapEntry } from '../kernel/console/site-map.js';

/** What this slice says to the console. */
@Menu()
@SiteMapPart()
@Injectable()
export class DirectoryWords {
  readonly menu: MenuEntry[] = [{ audience: 'public', place: 10, href: '/offres', label: 'Les avantages' }];

  readonly siteMap: SiteMapEntry[] = [
    { group: 'holders', place: 20, href: '/offres', label: 'Les avantages' },
    { group: 'holders', place: 30, href: '/offres/livret.pdf', label: 'Les avantages, à imprimer (PDF)' },
  ];
}
