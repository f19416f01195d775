import { Injectable } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { findCommune } from '../ccas/communes.js';
import type { Actor } from '../kernel/access/actor.js';
import { Audit } from '../kernel/audit/audit.js';
import type { Tx } from '../kernel/database/database.js';
import { readInput } from '../kernel/http/input.js';
import { type GivenList, ListImport, type ListImporter } from '../kernel/lists/list-import.js';
import { readEmail, readPhone, readPostcode, readSiret } from '../kernel/lists/list-cells.js';
import { type Cells, type LineOutcome, type ListReport, runList } from '../kernel/lists/run-list.js';
import { LineRefused } from '../kernel/lists/list.errors.js';
import { foldName } from '../kernel/text/fold-name.js';
import { ChangePartner } from './change-partner.js';
import { ChangePartnerState } from './change-partner-state.js';
import { PartnerDirectoryQuery } from './partner-directory.query.js';
import { partnerListWords } from './partner-list-wording.js';
import { PartnerChanges, PartnerForm } from './partner-form.js';
import { type PartnerKind, partnerKindLabels } from './partner-kind.js';
import { RegisterPartner } from './register-partner.js';

const synonyms = {
  siret: ['siret', 'n siret', 'numero siret', 'no siret'],
  name: ['nom', 'enseigne', 'nom du partenaire', 'partenaire', 'commerce', 'nom commercial'],
  kind: ['type', 'activite', 'categorie', 'nature', 'secteur'],
  legalName: ['raison sociale', 'denomination'],
  address: ['adresse', 'adresse postale', 'rue', 'voie'],
  postcode: ['code postal', 'cp'],
  communeCode: ['code commune', 'code insee', 'insee'],
  commune: ['commune', 'ville'],
  neighbourhood: ['quartier'],
  phone: ['telephone', 'tel', 'numero de telephone', 'portable'],
  email: ['courriel', 'email', 'e mail', 'mail', 'adresse mail'],
  contactName: ['contact', 'nom du contact', 'responsable', 'gerant'],
} as const;
type Field = keyof typeof synonyms;

/** As lists call a trade; the label of our own exports first. */
const trades: [RegExp, PartnerKind][] = [
  [/optic|optique|lunett/, 'optician'],
  [/audi|acoust|appareil/, 'hearing'],
  [/pharmac/, 'pharmacy'],
  [/associ/, 'association'],
  [/service|coiff|taxi|aide/, 'service'],
  [/commerc|magasin|boutique|boulang|restau|epicer|fleur|librair/, 'shop'],
];

/**
 * A list of partners: one with a SIRET we know is brought up to date where the line says something, the others join.
 * Those who have signed on paper are approved at once.
 */
@ListImport(partnerListWords)
@Injectable()
export class ImportPartners implements ListImporter {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly partners: PartnerDirectoryQuery,
    private readonly registerPartner: RegisterPartner,
    private readonly changePartner: ChangePartner,
    private readonly changeState: ChangePartnerState,
    private readonly audit: Audit,
  ) {}

  /** @throws UnreadableFile */
  async run(tx: Tx, actor: Actor, { bytes, dryRun, atOnce }: GivenList): Promise<ListReport> {
    const { communeCodes } = await this.rules.own(tx);
    const shape = { synonyms, required: [['siret', 'SIRET']] as [Field, string][], named: 'name' as const };
    const report = await runList(tx, bytes, shape, dryRun, (cell) => this.line(tx, actor, cell, communeCodes, atOnce));
    if (!dryRun)
      await this.audit.write(tx, actor, {
        action: 'partners.imported',
        subject: { kind: 'ccas', id: actor.ccasId },
        details: { created: report.created, changed: report.changed, refused: report.refused },
      });
    return report;
  }

  private async line(
    tx: Tx,
    actor: Actor,
    cell: Cells<Field>,
    communeCodes: string[],
    approve: boolean,
  ): Promise<LineOutcome> {
    const siret = readSiret(cell('siret'));
    const said = saidBy(cell, communeCodes);
    const [known] = await tx.rows<{ id: string }>(`select id from partner where siret = $1 and state <> 'left'`, [
      siret,
    ]);
    if (!known) {
      const id = await this.registerPartner.run(tx, actor, readInput(PartnerForm, { siret, ...said }));
      if (approve) await this.changeState.run(tx, actor, id, 'approve');
      return 'created';
    }
    const now = (await this.partners.get(tx, known.id)) as unknown as Record<string, unknown>;
    const news = Object.fromEntries(Object.entries(said).filter(([name, value]) => now[name] !== value));
    if (Object.keys(news).length === 0) return 'unchanged';
    await this.changePartner.run(tx, actor, known.id, readInput(PartnerChanges, news));
    return 'changed';
  }
}

/** What the line says of a partner, and nothing of what it leaves blank. @throws LineRefused */
function saidBy(cell: Cells<Field>, communeCodes: string[]): Record<string, unknown> {
  const given = <T>(field: Field, read: (text: string) => T) => (cell(field) === '' ? undefined : read(cell(field)));
  const asIs = (text: string) => text;
  const commune = (text: string): string => {
    const code = findCommune(/^\d{4}$/.test(text) ? `0${text}` : text, communeCodes);
    if (!code)
      throw new LineRefused('communeCode', 'outside_communes', 'Cette commune n’est pas desservie par ce CCAS.');
    return code;
  };
  const said = {
    name: given('name', asIs),
    kind: given('kind', readTrade),
    legalName: given('legalName', asIs),
    address: given('address', asIs),
    postcode: given('postcode', readPostcode),
    communeCode: given('communeCode', commune) ?? given('commune', commune),
    neighbourhood: given('neighbourhood', asIs),
    phone: given('phone', readPhone),
    email: given('email', readEmail),
    contactName: given('contactName', asIs),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** @throws LineRefused */
function readTrade(text: string): PartnerKind {
  const folded = foldName(text);
  const labelled = Object.entries(partnerKindLabels).find(([, label]) => foldName(label) === folded)?.[0];
  const kind = (labelled as PartnerKind) ?? trades.find(([words]) => words.test(folded))?.[1];
  if (!kind)
    throw new LineRefused('kind', 'not_in_list', `Type non reconnu : ${Object.values(partnerKindLabels).join(', ')}.`);
  return kind;
}
