import { Injectable } from '@nestjs/common';
import { CcasRulesQuery, categoryOptions } from '../ccas/ccas-rules.query.js';
import { type CarerView, CarersQuery } from '../holders/carers.query.js';
import { type PhoneView, PhonesQuery } from '../holders/phones.query.js';
import { type RightsRequestView, RightsRequestsQuery } from '../holders/rights-requests.query.js';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { EnrolmentQuery, type EnrolmentRow } from '../mutuelle/enrolment.query.js';
import { PassQuery, type PassView } from '../passes/pass.query.js';
import { type UseSummary, UseSummaryQuery } from '../redemptions/use-summary.query.js';
import { type MergeView, ResidentMergesQuery } from '../residents/resident-merges.query.js';
import { ResidentQuery, type ResidentView } from '../residents/resident.query.js';
import { type Consent, type DossierEvent, type DossierPanel, DossierParts } from '../residents/dossier-parts.js';
import { DossierTimelineQuery } from '../residents/dossier-timeline.query.js';
import { StaffNamesQuery } from '../accounts/staff-names.query.js';
import type { StaffNames } from '../accounts/who-words.js';

/** A pass that ends within so many days may be renewed from its dossier. */
const RENEWAL_DAYS = 90;
/** Events shown at once, and at most. */
const FIRST = 60;
const WHOLE = 2000;

export interface Dossier {
  resident: ResidentView;
  passes: PassView[];
  /** The current pass ends soon, or has ended: its renewal is the next thing to do. */
  isRenewable: boolean;
  events: DossierEvent[];
  /** There is more than is shown. */
  hasMoreEvents: boolean;
  /** Who signed what, by account. */
  names: StaffNames;
  /** What the slices show of their own. */
  panels: DossierPanel[];
  consents: Consent[];
  phones: PhoneView[];
  carers: CarerView[];
  requests: RightsRequestView[];
  /** What categories are called here, in order, and those that may be given. */
  categoryLabels: string[];
  categories: [string, string][];
  /** Dossiers merged into it. */
  merges: MergeView[];
  /** How much the pass serves; where is not here. */
  uses: UseSummary;
  /** Paths to the mutuelle. */
  enrolments: EnrolmentRow[];
}

/** One resident: who, their passes, what happened. */
@Injectable()
export class DossierQuery {
  constructor(
    private readonly resident: ResidentQuery,
    private readonly passes: PassQuery,
    private readonly timeline: DossierTimelineQuery,
    private readonly parts: DossierParts,
    private readonly staffNames: StaffNamesQuery,
    private readonly phones: PhonesQuery,
    private readonly carers: CarersQuery,
    private readonly requests: RightsRequestsQuery,
    private readonly clock: Clock,
    private readonly merges: ResidentMergesQuery,
    private readonly rules: CcasRulesQuery,
    private readonly enrolments: EnrolmentQuery,
    private readonly uses: UseSummaryQuery,
  ) {}

  /**
   * @param isWhole the whole time line, not its first events
   * @throws NotFound, ResidentMerged
   */
  async get(tx: Tx, residentId: string, isWhole = false): Promise<Dossier> {
    const resident = await this.resident.get(tx, residentId);
    const passes = await this.passes.ofResident(tx, residentId);
    const rules = await this.rules.own(tx);
    const { events, hasMore } = await this.timeline.of(tx, residentId, isWhole ? WHOLE : FIRST);
    const names = await this.staffNames.of(
      tx,
      events.map(({ by }) => by?.id),
    );
    return {
      resident,
      passes,
      phones: passes[0] ? await this.phones.ofPass(tx, passes[0].id) : [],
      carers: await this.carers.ofResident(tx, residentId),
      requests: await this.requests.ofResident(tx, residentId),
      isRenewable: this.isRenewable(passes[0]),
      categoryLabels: rules.categoryLabels,
      categories: categoryOptions(rules),
      events,
      hasMoreEvents: hasMore,
      names,
      panels: await this.panels(tx, residentId),
      consents: await this.consents(tx, residentId),
      uses: await this.uses.ofResident(tx, residentId),
      merges: await this.merges.of(tx, residentId),
      enrolments: await this.enrolments.ofResident(tx, residentId),
    };
  }

  private async panels(tx: Tx, residentId: string): Promise<DossierPanel[]> {
    const panels: DossierPanel[] = [];
    for (const part of this.parts.all()) {
      const panel = await part.panel?.(tx, residentId);
      if (panel) panels.push(panel);
    }
    return panels;
  }

  private async consents(tx: Tx, residentId: string): Promise<Consent[]> {
    const consents: Consent[] = [];
    for (const part of this.parts.all()) consents.push(...((await part.consents?.(tx, residentId)) ?? []));
    return consents;
  }

  private isRenewable(pass: PassView | undefined): boolean {
    if (!pass || pass.status === 'revoked' || pass.status === 'suspended') return false;
    const soon = this.clock.today().add({ days: RENEWAL_DAYS });
    return Temporal.PlainDate.compare(pass.validThrough, soon) <= 0;
  }
}
