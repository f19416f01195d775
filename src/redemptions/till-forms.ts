import { isISO8601 } from 'class-validator';
import { Temporal } from 'temporal-polyfill';
import { Reference } from '../kernel/fields/choices.js';
import { pattern, Verbatim } from '../kernel/fields/lines.js';
import { Euros, Whole } from '../kernel/fields/numbers.js';
import { Parts } from '../kernel/fields/parts.js';
import { field } from '../kernel/fields/word.js';
import type { LateScan } from './record-late-scan.js';

/** A day of a busy shop; a longer queue is sent in several requests. */
const MOST_SCANS = 100;
/** Of a full queue, however long its passes. */
export const LARGEST_SYNC_BYTES = 2 ** 20;
const MAX_OFFSET_MS = 2_147_483_647;

const moment = pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/);

/** A moment that exists, with or without its zone. */
const Moment = (description: string) => {
  const [{ holds, ...check }] = moment.checks as [(typeof moment.checks)[number]];
  const isReal = (value: unknown) => holds(value) && isISO8601(value, { strict: true, strictSeparator: true });
  const schema = { ...moment.schema, format: 'date-time' };
  return field({ ...moment, checks: [{ ...check, holds: isReal }], schema }, { description });
};

class LateScanForm {
  @Reference({ description: 'Tirée une fois par utilisation.' })
  key!: string;

  @Verbatim(4000, { description: 'Le texte du code QR.' })
  passCode!: string;

  @Reference()
  offerId!: string;

  @Moment('À l’horloge de la caisse.')
  scannedAt!: string;

  @Whole({
    min: -MAX_OFFSET_MS,
    max: MAX_OFFSET_MS,
    description: 'À ajouter à l’horloge de la caisse pour obtenir la nôtre, en millisecondes.',
  })
  clockOffsetMs!: number;

  @Verbatim(64, { description: 'Les données avec lesquelles la caisse a jugé : `version` de `/till/bundle`.' })
  bundleVersion!: string;

  @Euros({ optional: true, description: 'Montant de l’achat avant remise, en centimes.' })
  amountCents?: number;

  @Reference({ optional: true, description: 'La réserve dont l’utilisation a été prise.' })
  leaseId?: string;
}

export class SyncForm {
  @Parts(() => LateScanForm, { most: MOST_SCANS })
  scans!: LateScanForm[];
}

export class LeaseForm {
  @Reference()
  offerId!: string;

  @Whole({ min: 1, max: 20, description: 'Unités que la caisse souhaite tenir.' })
  units!: number;

  @Verbatim(4000, {
    optional: true,
    description: 'Pour un avantage limité par pass : le texte de son code.',
  })
  passCode?: string;
}

export function lateScanOf({ scannedAt, ...scan }: LateScanForm): LateScan {
  return { ...scan, scannedAt: instantIn(scannedAt) };
}

/** A time without zone is taken as UTC. */
function instantIn(text: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse(/Z|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`));
}
