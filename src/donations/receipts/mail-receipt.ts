import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/actor.js';
import { Audit } from '../../kernel/audit/audit.js';
import type { Tx } from '../../kernel/database/database.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { frenchDay, frenchEuros } from '../../kernel/ui/french.js';
import { DonationMails } from '../giving/donation-mails.js';
import { receiptNumber } from './receipt-content.js';
import { NoAddressToWriteTo, ReceiptPurged, ReceiptVoided } from './receipt.errors.js';
import { ReceiptEntity } from './receipt.entity.js';

/** Sends a receipt as the PDF that was issued. */
@Injectable()
export class MailReceipt {
  constructor(
    private readonly mails: DonationMails,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound, ReceiptVoided, ReceiptPurged, NoAddressToWriteTo */
  async run(tx: Tx, actor: Actor, id: string): Promise<void> {
    const receipt = await tx.findOneBy(ReceiptEntity, { id });
    if (!receipt) throw new NotFound('Ce reçu');
    if (receipt.purgedAt) throw new ReceiptPurged();
    if (receipt.state === 'voided') throw new ReceiptVoided();
    if (!(await this.mails.tell(tx, receipt.donationId, mailOf(receipt)))) throw new NoAddressToWriteTo();
    await this.audit.write(tx, actor, { action: 'receipt.mailed', subject: { kind: 'receipt', id } });
  }

  /** @returns false where no address is known */
  async ifPossible(tx: Tx, actor: Actor, id: string): Promise<boolean> {
    try {
      await this.run(tx, actor, id);
      return true;
    } catch (error) {
      if (error instanceof NoAddressToWriteTo) return false;
      throw error;
    }
  }
}

function mailOf(receipt: ReceiptEntity) {
  return {
    subject: `Votre reçu fiscal n° ${receiptNumber(receipt)}`,
    paragraphs: [
      `Voici votre reçu fiscal de ${frenchEuros(receipt.amountCents)}, du ${frenchDay(receipt.issuedOn)}. Il est joint à ce message.`,
      'Gardez-le : il vous sera demandé pour la réduction d’impôt.',
    ],
    attachmentId: receipt.documentId!,
  };
}
