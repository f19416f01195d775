import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { contribution } from '../kernel/contributions/contribution.js';
import { Contributions, inPlace, inTurn } from '../kernel/contributions/contributions.js';
import type { Tx } from '../kernel/database/database.js';
import { ModuleSwitches } from '../kernel/modules/module-switches.js';
import type { FormValues } from '../kernel/http/input.js';
import type { Refusal } from '../kernel/ui/refusal.js';
import type { ResidentView } from './resident.query.js';

/** What a section of the dossier is drawn in. */
export interface DossierFrame {
  /** `/ccas/usagers/<id>` */
  path: string;
  /** For the hidden field of its forms. */
  token: string;
  /** ISO day in Paris. */
  today: string;
  /** What was typed in the form of this section that was refused, and why; nothing after any other. */
  values: FormValues;
  refusal?: Refusal;
  /** What was done just now, as the address says: `?fait=annulation`. */
  done?: string;
}

/** One part of what a dossier shows on its left, beside the person. */
export interface DossierSection {
  /** Where it stands, the first first: the pass 10, who the person is 20, what they agreed to 80. */
  place: number;
  /** Above all the others, as wide as the page: what must be read first. */
  isBanner?: boolean;
  /** Handlers whose refusal is said in the section itself; all others are said at the top of the dossier. */
  forms?: string[];
  draw(frame: DossierFrame): VNode;
}

/** What a slice shows of its own in a dossier: asked with the dossier's transaction, drawn without. */
export interface DossierSections {
  sections(tx: Tx, resident: ResidentView): Promise<DossierSection[]>;
}

/** Marks the provider of what a slice shows in a dossier. */
export const DossierSections = contribution<DossierSections>();

/** All of it, of one person. */
@Injectable()
export class DossierSectionsQuery {
  constructor(
    private readonly contributions: Contributions,
    private readonly modules: ModuleSwitches,
  ) {}

  /** Of the modules that whoever reads may use, in their order. @throws Error when two stand at one place */
  async of(tx: Tx, resident: ResidentView): Promise<DossierSection[]> {
    const slices = this.modules.inReach(this.contributions.of(DossierSections), tx.reach);
    const sections = await inTurn(slices, (slice) => slice.sections(tx, resident));
    return inPlace(sections, 'sections of the dossier');
  }
}
