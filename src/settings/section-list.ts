import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Section, SettingsSections } from '../ccas/settings-section.js';
import { type SettingsPage, SettingsPageList } from '../kernel/console/settings-pages.js';
import { Contributions } from '../kernel/contributions/contributions.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import type { Reach } from '../kernel/modules/reach.js';

/** The pages of settings that are plain forms, gathered from the slices. */
@Injectable()
export class SectionList implements OnModuleInit {
  private sections: readonly Section[] = [];

  constructor(
    private readonly contributions: Contributions,
    private readonly pages: SettingsPageList,
  ) {}

  onModuleInit(): void {
    this.sections = this.contributions.of(SettingsSections).flatMap(({ settingsSections }) => settingsSections);
  }

  /** @throws NotFound */
  named(reach: Reach, name: string): { page: SettingsPage; section: Section } {
    const page = this.pages.all(reach).find((each) => each.name === name);
    const section = this.sections.find((each) => each.name === name);
    if (!page || !section) throw new NotFound('Cette page de réglages');
    return { page, section };
  }
}
