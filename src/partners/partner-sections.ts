import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { contribution } from '../kernel/contributions/contribution.js';
import { Contributions, inPlace, inTurn } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { ModuleSwitches } from '../kernel/modules/module-switches.js';
import type { PartnerView } from './partner-directory.query.js';

/** One part of what a partner's file shows below who the partner is. */
export interface PartnerSection {
  /** The first first: offers 10. */
  place: number;
  draw(): VNode;
}

/** What a slice shows of its own in a partner's file. */
export interface PartnerSections {
  sections(tx: Tx, partner: PartnerView): Promise<PartnerSection[]>;
}

/** Marks the provider of what a slice shows in a partner's file. */
export const PartnerSections = contribution<PartnerSections>();

@Injectable()
export class PartnerSectionsQuery {
  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** Of the modules that whoever reads may use, in their order. @throws Error when two stand at one place */
  async of(tx: Tx, partner: PartnerView): Promise<PartnerSection[]> {
    const slices = this.modules.inReach(this.contributions.of(PartnerSections), tx.reach);
    const sections = await inTurn(slices, (slice) => slice.sections(tx, partner));
    return inPlace(sections, 'sections of a partner’s file');
  }
}
