import { Injectable } from '@nestjs/common';
import { type CarerView, CarersQuery } from '../holders/carers.query.js';
import { type PhoneView, PhonesQuery } from '../holders/phones.query.js';
import { type RightsRequestView, RightsRequestsQuery } from '../holders/rights-requests.query.js';
import { Temporal } from 'temporal-polyfill';
import type { Tx } from '../kernel/database/database.js';
import { Clock } from '../kernel/time/clock.js';
import { EnrolmentQuery, type EnrolmentRow } from '../mutuelle/enrolment.query.js';
import { PassQuery, type PassView } from '../passes/pass.query.js';
import { type MergeView, ResidentMergesQuery } from '../residents/resident-merges.query.js';
import { ResidentQuery, type ResidentView } from '../residents/resident.query.js';
import { type PassEvent, PassHistoryQuery } from '../redemptions/pass-history.query.js';

/** A pass that ends within so many days may be renewed from its dossier. */
const RENEWAL_DAYS = 90;

export interface Dossier {
  resident: ResidentView;
  passes: PassView[];
  /** The current pass ends soon, or has ended: its renewal is the next thing to do. */
  isRenewable: boolean;
  events: PassEvent[];
  phones: PhoneView[];
  carers: CarerView[];
  requests: RightsRequestView[];
  /** Dossiers merged into it. */
  merges: MergeView[];
  /** Paths to the mutuelle. */
  enrolments: EnrolmentRow[];
}

/** One resident: who, their passes, what happened. */
@Injectable()
export class DossierQuery {
  constructor(
    private readonly resident: ResidentQuery,
    private readonly passes: PassQuery,
    private readonly history: PassHistoryQuery,
    private readonly phones: PhonesQuery,
    private readonly carers: CarersQuery,
    private readonly requests: RightsRequestsQuery,
    private readonly clock: Clock,
    private readonly merges: ResidentMergesQuery,
    private readonly enrolments: EnrolmentQuery,
  ) {}

  /** @throws NotFound, ResidentMerged */
  async get(tx: Tx, residentId: string): Promise<Dossier> {
    const resident = await this.resident.get(tx, residentId);
    const passes = await this.passes.ofResident(tx, residentId);
    return {
      resident,
      passes,
      phones: passes[0] ? await this.phones.ofPass(tx, passes[0].id) : [],
      carers: await this.carers.ofResident(tx, residentId),
      requests: await this.requests.ofResident(tx, residentId),
      isRenewable: this.isRenewable(passes[0]),
      events: await this.history.ofResident(tx, residentId),
      merges: await this.merges.of(tx, residentId),
      enrolments: await this.enrolments.ofResident(tx, residentId),
    };
  }

  private isRenewable(pass: PassView | undefined): boolean {
    if (!pass || pass.status === 'revoked' || pass.status === 'suspended') return false;
    const soon = this.clock.today().add({ days: RENEWAL_DAYS });
    return Temporal.PlainDate.compare(pass.validThrough, soon) <= 0;
  }
}
