import { ofName } from '../../kernel/text/of-name.js';
import { Injectable } from '@nestjs/common';
import { LetterheadQuery } from '../../ccas/letterhead.query.js';
import type { Tx } from '../../kernel/database/database.js';
import { letterPdf, type LetterBlock } from '../../kernel/print/letter.js';
import { friendlyFormatIBAN } from 'ibantools';
import { frenchEuros } from '../../kernel/ui/french.js';
import { DonationQuery, type DonationView, donorName } from './donation.query.js';
import { DonorQuery } from './donor.query.js';
import { spacedReference } from './payment-reference.js';
import { type DonationSettings, DonationSettingsQuery } from '../settings/settings.query.js';

/** A letter of thanks: for a promise, with where to pay; for a gift that has arrived. */
@Injectable()
export class ThanksLetter {
  constructor(
    private readonly donations: DonationQuery,
    private readonly donors: DonorQuery,
    private readonly letterhead: LetterheadQuery,
    private readonly settings: DonationSettingsQuery,
  ) {}

  /** @returns a PDF @throws NotFound */
  async run(tx: Tx, donationId: string): Promise<Buffer> {
    const donation = await this.donations.get(tx, donationId);
    const donor = await this.donors.get(tx, donation.donor.id);
    const settings = await this.settings.get(tx);
    const contact =
      donor.kind === 'company' && donation.contactName ? [`À l’attention ${ofName(donation.contactName)}`] : [];
    return letterPdf([
      {
        ...(await this.letterhead.get(tx)),
        recipient: [
          donorName(donation.donor),
          ...contact,
          ...[donor.street, [donor.postcode, donor.commune].filter(Boolean).join(' ')].filter((line) => !!line),
        ] as string[],
        subject: donation.receivedCents > 0 ? 'Merci pour votre don' : 'Merci pour votre promesse de don',
        body: wordsOf(donation, settings),
      },
    ]);
  }
}

function wordsOf(donation: DonationView, settings: DonationSettings): LetterBlock[] {
  const signature = [settings.signatoryName, settings.signatoryQuality].filter(Boolean).join(', ');
  const opening: LetterBlock[] =
    donation.receivedCents > 0
      ? [
          `Votre don de ${frenchEuros(donation.receivedCents)} pour l’action « ${donation.fund.name} » est bien arrivé. Au nom du conseil d’administration, merci.`,
          'Votre reçu fiscal est joint à cette lettre, ou vous parviendra bientôt.',
        ]
      : [
          `Vous avez promis un don de ${frenchEuros(donation.amountCents)} pour l’action « ${donation.fund.name} ». Merci.`,
          ...(donation.kind === 'money'
            ? ([
                'Pour le verser par virement, quand le CCAS l’aura accepté :',
                {
                  facts: [
                    ['Bénéficiaire', settings.accountHolder ?? 'le comptable du CCAS'],
                    ['IBAN', settings.iban ? friendlyFormatIBAN(settings.iban)! : 'le CCAS vous le donnera'],
                    ['Référence à écrire', spacedReference(donation.reference)],
                  ],
                },
              ] as LetterBlock[])
            : ['Nous vous appellerons pour convenir de la suite.']),
        ];
  return [
    'Madame, Monsieur,',
    ...opening,
    'Nous vous dirons ce que ce don a permis.',
    'Nous vous prions d’agréer nos salutations les meilleures.',
    ...(signature ? [signature] : []),
  ];
}
