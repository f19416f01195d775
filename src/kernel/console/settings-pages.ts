import { Injectable, type OnModuleInit } from '@nestjs/common';
import { contribution } from '../contributions/contribution.js';
import { Contributions, inPlace } from '../contributions/contributions.js';
import type { Tx } from '../database/database.js';
import { ModuleSwitches, type Owned } from '../modules/module-switches.js';
import { ownedInReach, type Reach } from '../modules/reach.js';

/** A page of the settings, at `/ccas/reglages/<name>`. */
export interface SettingsPage {
  /** Where it stands among the others: tens, so that another slice can step between. */
  place: number;
  name: string;
  title: string;
  lead: string;
  /** Of lucide. */
  icon: string;
  /** What on it must not wait, said above the list; nothing when all is well. */
  warning?(tx: Tx): Promise<SettingsWarning | undefined>;
}

export interface SettingsWarning {
  /** `2 barèmes ne sont plus à jour` */
  words: string;
  /** The link to the page: `Les mettre à jour`. */
  act: string;
}

/** Marks a provider whose pages stand in the settings. */
export const SettingsPart = contribution<{ readonly settingsPages: SettingsPage[] }>();

/** The pages of the settings, gathered from the slices. */
@Injectable()
export class SettingsPageList implements OnModuleInit {
  private pages: readonly Owned<SettingsPage>[] = [];

  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** @throws Error when two stand at one place */
  onModuleInit(): void {
    this.pages = inPlace(
      this.modules.owned(this.contributions.of(SettingsPart), ({ settingsPages }) => settingsPages),
      'pages of the settings',
    );
  }

  /** @param reach the modules that the reader may use */
  all(reach: Reach): readonly SettingsPage[] {
    return ownedInReach(this.pages, reach);
  }

  async warnings(tx: Tx): Promise<(SettingsWarning & { name: string })[]> {
    const warnings: (SettingsWarning & { name: string })[] = [];
    for (const { name, warning } of this.all(tx.reach)) {
      const said = await warning?.(tx);
      if (said) warnings.push({ name, ...said });
    }
    return warnings;
  }
}
