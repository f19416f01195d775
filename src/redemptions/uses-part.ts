import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { parisDay } from '../kernel/time/clock.js';
import { frenchDay } from '../kernel/ui/french.js';
import { Temporal } from 'temporal-polyfill';
import { type DossierPart, DossierParts } from '../residents/dossier-parts.js';
import { PassHistoryQuery } from './pass-history.query.js';
import { verdictSentences } from './verdict-sentences.js';

/** More than anyone uses a pass in the years a file is kept. */
const ALL = 100_000;

/** Where someone's passes were used and refused. The ledger follows the pass, and names nobody. */
@Injectable()
export class UsesPart implements DossierPart, OnModuleInit {
  readonly name = 'Utilisations';
  readonly tables = ['redemption', 'refusal', 'offer_use', 'pass_check', 'lease'];

  constructor(
    private readonly parts: DossierParts,
    private readonly history: PassHistoryQuery,
  ) {}

  onModuleInit(): void {
    this.parts.add(this);
  }

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
}
