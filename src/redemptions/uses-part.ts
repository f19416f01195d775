import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { parisDay } from '../kernel/time/clock.js';
import { frenchDay } from '../kernel/ui/french.js';
import { Temporal } from 'temporal-polyfill';
import { type DossierEvent, DossierPart } from '../residents/dossier-parts.js';
import { nothingEnds } from '../residents/endings/ending.js';
import { explain } from './verdict-explanations.js';
import { PassHistoryQuery } from './pass-history.query.js';
import { verdictSentences } from './verdict-sentences.js';

/** More than anyone uses a pass in the years a file is kept. */
const ALL = 100_000;

/** Where someone's passes were used and refused. The ledger follows the pass, and names nobody. */
@DossierPart()
@Injectable()
export class UsesPart implements DossierPart {
  readonly name = 'Utilisations';
  readonly tables = ['redemption', 'refusal', 'offer_use', 'pass_check', 'lease'];
  readonly ending = nothingEnds;
  readonly timelineKinds = [{ key: 'refusal', place: 10, label: 'Refus', look: 'refused' }] as const;
  readonly contacts = `select p.resident_id, r.redeemed_at as at from redemption r join pass p on p.ccas_id = r.ccas_id and p.id = r.pass_id
    union all select p.resident_id, f.refused_at from refusal f join pass p on p.ccas_id = f.ccas_id and p.id = f.pass_id
    union all select p.resident_id, (k.day + time '12:00') at time zone 'Europe/Paris' from pass_check k join pass p on p.ccas_id = k.ccas_id and p.id = k.pass_id`;

  constructor(private readonly history: PassHistoryQuery) {}

  async export(tx: Tx, residentId: string): Promise<Record<string, unknown>[]> {
    const events = await this.history.ofResident(tx, residentId, ALL, true);
    return events.map(({ kind, at, partner, offer, verdict, voided }) => ({
      Jour: frenchDay(parisDay(Temporal.Instant.fromEpochMilliseconds(at.getTime()))),
      Partenaire: partner,
      Avantage: offer,
      Suite: kind === 'check' ? 'Vérifié' : verdict ? verdictSentences[verdict].why : voided ? 'Annulée' : 'Acceptée',
    }));
  }

  /** Nothing is deleted from the ledger; without its pass's person it tells of nobody. */
  erase(): Promise<void> {
    return Promise.resolve();
  }

  move(): Promise<string[]> {
    return Promise.resolve([]);
  }

  giveBack(): Promise<void> {
    return Promise.resolve();
  }

  /** Refusals, with their reason: an agent helps with those. Where, and every use, is told when the person asks. */
  async timeline(tx: Tx, residentId: string, limit: number): Promise<DossierEvent[]> {
    const refusals = await this.history.refusalsOf(tx, residentId, limit);
    return refusals.map(({ at, verdict, isLook, limit: offerLimit }): DossierEvent => ({
      at,
      kind: 'refusal',
      icon: 'octagon-x',
      title: isLook ? 'Regardé en caisse, rien à donner' : 'Refus',
      isDayOnly: true,
      explanation: explain(verdict, offerLimit),
    }));
  }
}
