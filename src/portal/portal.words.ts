import { Injectable } from '@nestjs/common';
import { Menu, type MenuEntry } from '../kernel/console/menu.js';
import { SiteMapPart, type SiteMapEntry, type SiteMapGroup } from '../kernel/console/site-map.js';

/** What this slice says to the console. */
@Menu()
@SiteMapPart()
@Injectable()
export class PortalWords {
  readonly menu: MenuEntry[] = [
    { audience: 'legal', place: 10, href: '/plan-du-site', label: 'Plan du site' },
    { audience: 'legal', place: 20, href: '/accessibilite', label: 'Accessibilité : non conforme' },
    { audience: 'legal', place: 30, href: '/donnees-personnelles', label: 'Données personnelles' },
    { audience: 'legal', place: 40, href: '/mentions-legales', label: 'Mentions légales' },
  ];

  readonly siteMapGroups: SiteMapGroup[] = [
    { key: 'ccas', place: 30, title: 'Pour le CCAS' },
    { key: 'information', place: 40, title: 'Informations' },
  ];

  readonly siteMap: SiteMapEntry[] = [
    { group: 'holders', place: 10, href: '/', label: 'Accueil' },
    { group: 'information', place: 20, href: '/donnees-personnelles', label: 'Vos données personnelles' },
    { group: 'information', place: 30, href: '/accessibilite', label: 'Accessibilité' },
    { group: 'information', place: 40, href: '/mentions-legales', label: 'Mentions légales' },
    { group: 'information', place: 50, href: '/api/docs', label: 'Interface pour les programmes (API)' },
  ];
}
