import { Injectable } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace } from '../contributions/contributions.js';

/** Headings of the site map, in this order. */
export const siteMapGroups = {
  holders: 'Pour les porteurs du pass',
  partners: 'Pour les partenaires',
  ccas: 'Pour le CCAS',
  information: 'Informations',
} as const;

/** A public page, as the site map lists it. */
export interface SiteMapEntry {
  group: keyof typeof siteMapGroups;
  /** Where it stands in its group: tens. */
  place: number;
  href: string;
  label: string;
}

/** Marks a provider whose public pages stand in the site map. */
export const SiteMapPart = contribution<{ readonly siteMap: SiteMapEntry[] }>();

/** The public pages of all slices. */
@Injectable()
export class SiteMap {
  constructor(private readonly contributions: Contributions) {}

  groups(): { title: string; pages: SiteMapEntry[] }[] {
    const all = this.contributions.of(SiteMapPart).flatMap(({ siteMap }) => siteMap);
    return Object.entries(siteMapGroups)
      .map(([group, title]) => ({
        title,
        pages: inPlace(
          all.filter((entry) => entry.group === group),
          `pages of the site map « ${group} »`,
        ),
      }))
      .filter(({ pages }) => pages.length > 0);
  }
}
