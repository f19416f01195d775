import { Injectable, type OnModuleInit } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace } from '../contributions/contributions.js';
import { ModuleSwitches, type Owned } from '../modules/module-switches.js';
import { ownedInReach, type Reach } from '../modules/reach.js';

/** A heading of the site map: whom the pages below are for. */
export interface SiteMapGroup {
  key: string;
  /** Where it stands among the others: tens. */
  place: number;
  title: string;
}

/** A public page, as the site map lists it. */
export interface SiteMapEntry {
  /** Key of a heading that some slice has. */
  group: string;
  /** Where it stands in its group: tens. */
  place: number;
  href: string;
  label: string;
}

/** Marks a provider whose public pages stand in the site map. */
export const SiteMapPart = contribution<{
  readonly siteMap: SiteMapEntry[];
  readonly siteMapGroups?: SiteMapGroup[];
}>();

/** The public pages of all slices. */
@Injectable()
export class SiteMap implements OnModuleInit {
  private shown: { title: string; pages: Owned<SiteMapEntry>[] }[] = [];

  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** @throws Error when two stand at one place, or a page under a heading that is none */
  onModuleInit(): void {
    const parts = this.contributions.of(SiteMapPart);
    const pages = this.modules.owned(parts, ({ siteMap }) => siteMap);
    const groups = inPlace(
      parts.flatMap(({ siteMapGroups = [] }) => siteMapGroups),
      'headings of the site map',
    );
    const stray = pages.find(({ group }) => !groups.some(({ key }) => key === group));
    if (stray) throw new Error(`No slice has the heading « ${stray.group} » of the site map.`);
    this.shown = groups.map(({ key, title }) => ({
      title,
      pages: inPlace(
        pages.filter(({ group }) => group === key),
        `pages of the site map « ${key} »`,
      ),
    }));
  }

  /** @param reach the modules that are on here */
  groups(reach: Reach): { title: string; pages: SiteMapEntry[] }[] {
    return this.shown
      .map(({ title, pages }) => ({ title, pages: ownedInReach(pages, reach) }))
      .filter(({ pages }) => pages.length > 0);
  }
}
