import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, type ActorKind, STAFF } from '../access/actor.js';
import { type Doorway, Doors } from '../access/doors.js';
import { ModuleSwitches, type Owned } from '../modules/module-switches.js';
import { ownedInReach, type Reach } from '../modules/reach.js';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace } from '../contributions/contributions.js';

type Staff = (typeof STAFF)[number];

/**
 * Whom an entry of the menu is for: the CCAS's own, another kind of actor, whoever is not signed in. `legal` is the foot
 * of every page, `invitation` that of people not signed in; `own` what the staff finds under their own name, `place`
 * what lies at the foot of their phone.
 */
export type MenuAudience = 'staff' | 'own' | 'place' | Exclude<ActorKind, Staff> | 'public' | 'legal' | 'invitation';

/** A page of a slice that its readers find in the menu. */
export interface MenuEntry {
  audience: MenuAudience;
  /** Where it stands among the others of its audience: tens, so that another slice can step between. */
  place: number;
  href: string;
  label: string;
  /** Of the staff’s: key of the group it stands in. */
  group?: string;
  /** Of lucide; the staff’s menu folds to it. */
  icon?: string;
  /** Agents do not see it. */
  isForManagers?: boolean;
  /** Of the staff’s: the pages inside it, side by side above each of them. The first is its own. */
  tabs?: readonly MenuTab[];
}

/** A page inside a module. */
export interface MenuTab {
  href: string;
  label: string;
  isForManagers?: boolean;
}

/** Entries of the staff’s menu that belong together. */
export interface MenuGroup {
  key: string;
  /** Where it stands among the others: tens. */
  place: number;
  /** Above its entries; a group without one stands by itself. */
  title?: string;
}

/** Something that an agent begins from anywhere: behind « Nouveau ». */
export interface NewThing {
  /** Tens, the most usual first. */
  place: number;
  href: string;
  label: string;
  icon: string;
}

/** Marks a provider whose pages stand in the menu. */
export const Menu = contribution<{
  readonly menu: MenuEntry[];
  readonly menuGroups?: MenuGroup[];
  readonly newThings?: NewThing[];
  readonly searchBox?: SearchBox;
}>();

/** The search that stands on every page of the staff: a name must not stand in an address, so it is sent as a form. */
export interface SearchBox {
  action: string;
  /** Name of its one field. */
  field: string;
  label: string;
  placeholder: string;
}

/** What one visitor is offered. */
export interface MenuOfVisit {
  inSight: MenuEntry[];
  /** Of the staff: the same, by groups that are not empty; nothing for anybody else. */
  groups: { key: string; title?: string; entries: MenuEntry[] }[];
  newThings: NewThing[];
  own: MenuEntry[];
  places: MenuEntry[];
  searchBox?: SearchBox;
  legal: MenuEntry[];
  invitations: MenuEntry[];
  door?: Doorway;
}

/** Where nobody is known, not even the CCAS. */
export const noMenu: MenuOfVisit = {
  inSight: [],
  groups: [],
  newThings: [],
  own: [],
  places: [],
  legal: [],
  invitations: [],
};

/** The menus, gathered from the slices. */
@Injectable()
export class Menus implements OnModuleInit {
  private readonly entries = new Map<MenuAudience, Owned<MenuEntry>[]>();
  private groups: readonly MenuGroup[] = [];
  private newThings: readonly Owned<NewThing>[] = [];
  private searchBox?: SearchBox;

  constructor(
    private readonly contributions: Contributions,
    private readonly doors: Doors,
    private readonly modules: ModuleSwitches,
  ) {}

  /** @throws Error when two of one audience stand at one place, or one of the staff’s in a group that is none */
  onModuleInit(): void {
    const slices = this.contributions.of(Menu);
    this.groups = inPlace(
      slices.flatMap(({ menuGroups = [] }) => menuGroups),
      'groups of the menu',
    );
    this.newThings = inPlace(
      this.modules.owned(slices, ({ newThings = [] }) => newThings),
      'things to begin',
    );
    this.searchBox = slices.find(({ searchBox }) => searchBox)?.searchBox;
    const all = this.modules.owned(slices, ({ menu }) => menu);
    const stray = all.find(
      ({ audience, group }) => audience === 'staff' && !this.groups.some(({ key }) => key === group),
    );
    if (stray)
      throw new Error(`No slice has the group « ${stray.group} » of the menu, where « ${stray.label} » stands.`);
    for (const audience of new Set(all.map((entry) => entry.audience))) {
      const own = all.filter((entry) => entry.audience === audience);
      this.entries.set(audience, inPlace(own, `entries of the menu « ${audience} »`));
    }
  }

  /**
   * @param actor nobody: the public menu
   * @param reach the modules they may use
   */
  of(actor: Actor | undefined, reach: Reach): MenuOfVisit {
    const isManager = actor?.kind === 'manager';
    const own = this.for(audienceOf(actor), reach)
      .filter(({ isForManagers }) => !isForManagers || isManager)
      .map((entry) =>
        entry.tabs ? { ...entry, tabs: entry.tabs.filter((tab) => !tab.isForManagers || isManager) } : entry,
      );
    const isOfStaff = audienceOf(actor) === 'staff';
    return {
      inSight: own,
      groups: (isOfStaff ? this.groups : [])
        .map(({ key, title }) => ({ key, title, entries: own.filter(({ group }) => group === key) }))
        .filter(({ entries }) => entries.length > 0),
      ...(isOfStaff && { searchBox: this.searchBox }),
      own: isOfStaff ? this.for('own', reach) : [],
      places: isOfStaff ? this.for('place', reach) : [],
      newThings: isOfStaff ? ownedInReach(this.newThings, reach) : [],
      legal: this.for('legal', reach),
      invitations: actor ? [] : this.for('invitation', reach),
      door: this.doors.main(),
    };
  }

  private for(audience: MenuAudience, reach: Reach): MenuEntry[] {
    return ownedInReach(this.entries.get(audience) ?? [], reach);
  }
}

/** A kind for which no page stands in a menu has none. */
function audienceOf(actor: Actor | undefined): MenuAudience {
  if (!actor) return 'public';
  return STAFF.some((kind) => kind === actor.kind) ? 'staff' : (actor.kind as MenuAudience);
}
