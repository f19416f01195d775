import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';

export interface DonationSettings {
  siren: string | null;
  legalCategory: string | null;
  object: string | null;
  streetNumber: string | null;
  street: string | null;
  postcode: string | null;
  commune: string | null;
  iban: string | null;
  accountHolder: string | null;
  signatoryName: string | null;
  signatoryQuality: string | null;
  signatureDocumentId: string | null;
  accountCash: string | null;
  accountGifts: string | null;
  accountExpenses: string | null;
  accountGoods: string | null;
  accountSkills: string | null;
}

/** In French, what a receipt cannot do without. */
const needed: [keyof DonationSettings, string][] = [
  ['siren', 'le SIREN du CCAS'],
  ['legalCategory', 'la catégorie juridique'],
  ['object', 'l’objet du CCAS'],
  ['street', 'la rue'],
  ['postcode', 'le code postal'],
  ['commune', 'la commune'],
  ['signatoryName', 'le nom du signataire'],
  ['signatoryQuality', 'la qualité du signataire'],
];

export function missingForReceipts(settings: DonationSettings): string[] {
  return needed.filter(([name]) => !settings[name]).map(([, words]) => words);
}

/** What this CCAS says of itself for donations; everything null before a manager has written it. */
@Injectable()
export class DonationSettingsQuery {
  async get(tx: Tx): Promise<DonationSettings> {
    return tx.one<DonationSettings>(
      `select s.siren, s.legal_category as "legalCategory", s.object, s.street_number as "streetNumber", s.street, s.postcode, s.commune, s.iban,
         s.account_holder as "accountHolder", s.signatory_name as "signatoryName", s.signatory_quality as "signatoryQuality",
         s.signature_document_id as "signatureDocumentId", s.account_cash as "accountCash", s.account_gifts as "accountGifts",
         s.account_expenses as "accountExpenses", s.account_goods as "accountGoods", s.account_skills as "accountSkills"
       from (select 1) one left join donation_settings s on true`,
    );
  }
}
