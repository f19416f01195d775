import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { readInput } from '../kernel/http/input.js';
import { type GivenList, ListImport, type ListImporter } from '../kernel/lists/list-import.js';
import { readSiret } from '../kernel/lists/list-cells.js';
import { LineRefused } from '../kernel/lists/list.errors.js';
import { type Cells, type LineOutcome, type ListReport, runList } from '../kernel/lists/run-list.js';
import { foldName } from '../kernel/text/fold-name.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { Clock } from '../kernel/time/clock.js';
import { ChangeOfferState } from './change-offer-state.js';
import { DraftOffer } from './draft-offer.js';
import { OfferForm } from './offer-form.js';
import { offerListWords } from './offer-list-wording.js';
import { readBenefit, readCents, readLimit } from './offer-cells.js';

const synonyms = {
  siret: ['siret', 'siret du partenaire', 'n siret'],
  title: ['avantage', 'titre', 'intitule', 'offre', 'libelle'],
  benefit: ['remise', 'reduction', 'benefice'],
  value: ['valeur', 'montant', 'prix habituel'],
  limit: ['limite', 'limite d utilisation', 'utilisations par pass'],
  quota: ['quota', 'nombre total'],
  categories: ['categories', 'categories de pass', 'categorie'],
  minimum: ['achat minimum', 'minimum', 'minimum d achat'],
  startsOn: ['premier jour', 'debut', 'du', 'date de debut'],
  endsOn: ['dernier jour', 'fin', 'au', 'date de fin'],
} as const;
type Field = keyof typeof synonyms;

/**
 * A list of offers, each named by its partner's SIRET and its title. One that exists already stays: people have read its
 * limits, which a list must not tighten. They are on line at once only where the partner is approved.
 */
@ListImport(offerListWords)
@Injectable()
export class ImportOffers implements ListImporter {
  constructor(
    private readonly draftOffer: DraftOffer,
    private readonly changeState: ChangeOfferState,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws UnreadableFile */
  async run(tx: Tx, actor: Actor, { bytes, dryRun, atOnce }: GivenList): Promise<ListReport> {
    const required: [Field, string][] = [
      ['siret', 'SIRET'],
      ['title', 'Avantage'],
      ['benefit', 'Remise'],
    ];
    const report = await runList(tx, bytes, { synonyms, required, named: 'title' }, dryRun, (cell) =>
      this.line(tx, actor, cell, atOnce),
    );
    if (!dryRun)
      await this.audit.write(tx, actor, {
        action: 'offers.imported',
        subject: { kind: 'ccas', id: actor.ccasId },
        details: { created: report.created, refused: report.refused },
      });
    return report;
  }

  private async line(tx: Tx, actor: Actor, cell: Cells<Field>, publish: boolean): Promise<LineOutcome> {
    const siret = readSiret(cell('siret'));
    const [partner] = await tx.rows<{ id: string; state: string }>(`select id, state from partner where siret = $1`, [
      siret,
    ]);
    if (!partner)
      throw new LineRefused(
        'siret',
        'unknown_partner',
        'Aucun partenaire n’a ce SIRET : chargez d’abord les partenaires.',
      );
    const same = await tx.rows<{ title: string }>(
      `select title from offer where partner_id = $1 and state <> 'ended'`,
      [partner.id],
    );
    if (same.some(({ title }) => foldName(title) === foldName(cell('title')))) return 'unchanged';
    const id = await this.draftOffer.run(tx, actor, this.form(cell, partner.id));
    await this.changeState.run(tx, actor, id, 'submit');
    if (publish && partner.state === 'approved') await this.changeState.run(tx, actor, id, 'publish');
    return 'created';
  }

  private form(cell: Cells<Field>, partnerId: string): OfferForm {
    const { kind, value } = readBenefit(cell('benefit'));
    const worth = value ?? (cell('value') === '' ? undefined : readCents('value', cell('value')));
    const quota = cell('quota').replaceAll(/\s/g, '');
    if (quota !== '' && !/^\d{1,8}$/.test(quota))
      throw new LineRefused('quota', 'not_integer', 'Le quota est un nombre entier.');
    const categories = [...new Set(cell('categories').match(/[1-9]/g) ?? [])].map(Number);
    return readInput(OfferForm, {
      partnerId,
      title: cell('title'),
      benefit: { kind, ...(worth !== undefined && { value: worth }) },
      ...(cell('limit') && { limit: readLimit(cell('limit')) }),
      ...(quota !== '' && { quota: Number(quota) }),
      ...(categories.length > 0 && { categories }),
      ...(cell('minimum') && { minimumCents: readCents('minimum', cell('minimum')) }),
      startsOn: cell('startsOn') ? typedDay(cell('startsOn')) : this.clock.today().toString(),
      ...(cell('endsOn') && { endsOn: typedDay(cell('endsOn')) }),
    });
  }
}
