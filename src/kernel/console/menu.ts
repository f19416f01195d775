import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, type ActorKind, STAFF } from '../access/actor.js';
import { type Doorway, Doors } from '../access/doors.js';
import { ModuleSwitches } from '../modules/module-switches.js';
import { isInReach, type Reach } from '../modules/reach.js';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace } from '../contributions/contributions.js';

type Staff = (typeof STAFF)[number];

/**
 * Whom an entry of the menu is for: the CCAS's own, another kind of actor, whoever is not signed in. `legal` is the foot
 * of every page, `invitation` that of people not signed in.
 */
export type MenuAudience = 'staff' | Exclude<ActorKind, Staff> | 'public' | 'legal' | 'invitation';

/** A page of a slice that its readers find in the menu. */
export interface MenuEntry {
  audience: MenuAudience;
  /** Where it stands among the others of its audience: tens, so that another slice can step between. */
  place: number;
  href: string;
  label: string;
  /** Needed now and then: behind « Plus ». */
  isSeldom?: boolean;
  /** Agents do not see it. */
  isForManagers?: boolean;
}

/** And the module it belongs to. */
type OwnedEntry = MenuEntry & { module?: string };

/** Marks a provider whose pages stand in the menu. */
export const Menu = contribution<{ readonly menu: MenuEntry[] }>();

/** What one visitor is offered. */
export interface MenuOfVisit {
  inSight: MenuEntry[];
  seldom: MenuEntry[];
  legal: MenuEntry[];
  invitations: MenuEntry[];
  door?: Doorway;
}

/** Where nobody is known, not even the CCAS. */
export const noMenu: MenuOfVisit = { inSight: [], seldom: [], legal: [], invitations: [] };

/** The menus, gathered from the slices. */
@Injectable()
export class Menus implements OnModuleInit {
  private readonly entries = new Map<MenuAudience, OwnedEntry[]>();

  constructor(
    private readonly contributions: Contributions,
    private readonly doors: Doors,
    private readonly modules: ModuleSwitches,
  ) {}

  /** @throws Error when two of one audience stand at one place */
  onModuleInit(): void {
    const all = this.contributions
      .of(Menu)
      .flatMap((slice) => slice.menu.map((entry): OwnedEntry => ({ ...entry, module: this.modules.of(slice) })));
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
    const own = this.for(audienceOf(actor), reach).filter(
      ({ isForManagers }) => !isForManagers || actor?.kind === 'manager',
    );
    return {
      inSight: own.filter(({ isSeldom }) => !isSeldom),
      seldom: own.filter(({ isSeldom }) => isSeldom),
      legal: this.for('legal', reach),
      invitations: actor ? [] : this.for('invitation', reach),
      door: this.doors.main(),
    };
  }

  private for(audience: MenuAudience, reach: Reach): MenuEntry[] {
    return (this.entries.get(audience) ?? []).filter(({ module }) => isInReach(module, reach));
  }
}

/** A kind for which no page stands in a menu has none. */
function audienceOf(actor: Actor | undefined): MenuAudience {
  if (!actor) return 'public';
  return STAFF.some((kind) => kind === actor.kind) ? 'staff' : (actor.kind as MenuAudience);
}
