import { Injectable } from '@nestjs/common';
import { LetterheadQuery } from '../../ccas/letterhead.query.js';
import type { Tx } from '../../kernel/database/database.js';
import { InvalidInput } from '../../kernel/errors/domain-error.js';
import { reportPdf } from '../../kernel/print/report.js';
import { frenchDay, frenchEuros } from '../../kernel/ui/french.js';
import { DonationQuery, donorName } from './donation.query.js';
import { DonationInWrongState } from './donation.errors.js';
import { donationKindLabels } from './donation-words.js';

/** The text a board votes on, for one donation or many. */
@Injectable()
export class DeliberationDraft {
  constructor(
    private readonly donations: DonationQuery,
    private readonly letterhead: LetterheadQuery,
  ) {}

  /** @returns a PDF @throws InvalidInput without a donation; DonationInWrongState; NotFound */
  async run(tx: Tx, ids: string[]): Promise<Buffer> {
    if (ids.length === 0)
      throw new InvalidInput([{ field: 'donation', code: 'required', detail: 'Choisissez au moins un don.' }]);
    const { sender, date } = await this.letterhead.get(tx);
    const gifts = [];
    for (const id of ids) {
      const gift = await this.donations.get(tx, id);
      if (gift.state !== 'accepted_provisionally') throw new DonationInWrongState('deliberate');
      gifts.push(gift);
    }
    const total = gifts.reduce((sum, { amountCents }) => sum + amountCents, 0);
    const back = gifts.filter(({ counterpart }) => counterpart !== null);
    return reportPdf({
      sender: sender.name,
      title: 'Acceptation de dons',
      subtitle: `Projet de délibération, préparé le ${frenchDay(date)}`,
      body: [
        'Délibération n° ……………… du ………………………………',
        'Le conseil d’administration,',
        {
          list: [
            'Vu le code de l’action sociale et des familles, notamment son article L. 123-8 ;',
            'Vu le code général des impôts, notamment ses articles 200 et 238 bis ;',
            'Vu l’acceptation à titre provisoire des dons ci-dessous par le président du CCAS ;',
            'Considérant que ces dons sont affectés à des actions d’aide sociale, suivies à part dans les comptes ;',
          ],
        },
        'Après en avoir délibéré, décide :',
        { heading: 'Article 1er. Les dons suivants sont acceptés' },
        {
          table: {
            columns: ['Donateur', 'Nature', 'Action', 'Accepté provisoirement', 'Montant'],
            rows: [
              ...gifts.map((gift) => [
                donorName(gift.donor),
                donationKindLabels[gift.kind],
                gift.fund.name,
                frenchDay(gift.acceptedOn!),
                frenchEuros(gift.amountCents),
              ]),
              ['Total', '', '', '', frenchEuros(total)],
            ],
            widths: [2, 1.2, 2, 1.6, 1.4],
            words: [1, 2, 3],
          },
        },
        { heading: 'Article 2. Affectation' },
        'Chaque don est affecté à l’action nommée à côté de lui. Il ne peut payer autre chose que par une nouvelle délibération.',
        { heading: 'Article 3. Contreparties' },
        back.length === 0
          ? 'Aucune contrepartie n’est accordée.'
          : {
              list: back.map(
                (gift) =>
                  `${donorName(gift.donor)} : ${gift.counterpart}, valeur ${frenchEuros(gift.counterpartCents)}.`,
              ),
            },
        { heading: 'Article 4. Reçus fiscaux' },
        'Le président délivre les reçus fiscaux après la réception des dons.',
        'Pour : ………   Contre : ………   Abstentions : ………',
        'Le président (signature)',
      ],
    });
  }
}
