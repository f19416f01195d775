import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../kernel/database/database.js';
import { DocumentChanged } from '../../kernel/documents/documents.errors.js';
import type { DocumentEntity } from '../../kernel/documents/document.entity.js';
import { Documents } from '../../kernel/documents/documents.js';
import { NotFound } from '../../kernel/errors/domain-error.js';
import { Pictures } from '../../kernel/pictures/pictures.js';
import { ReceiptPurged, ReceiptVoided } from './receipt.errors.js';
import { receiptNumber } from './receipt-content.js';
import { receiptPdf } from './receipt-pdf.js';
import { ReceiptEntity } from './receipt.entity.js';
import { DonationSettingsQuery } from '../settings/settings.query.js';

type File = Pick<DocumentEntity, 'name' | 'contentType' | 'bytes'>;

/** A receipt's file as it was issued, and printed again. */
@Injectable()
export class ReceiptFiles {
  constructor(
    private readonly documents: Documents,
    private readonly pictures: Pictures,
    private readonly settings: DonationSettingsQuery,
  ) {}

  /** @throws NotFound; ReceiptPurged after six years; DocumentChanged when it is no longer the file that was issued */
  async original(tx: Tx, id: string): Promise<File> {
    const receipt = await this.find(tx, id);
    const document = await this.documents.get(tx, receipt.documentId!);
    if (!createHash('sha256').update(document.bytes).digest().equals(receipt.hash)) throw new DocumentChanged();
    return document;
  }

  /** @throws NotFound, ReceiptPurged, ReceiptVoided */
  async duplicate(tx: Tx, id: string): Promise<File> {
    const receipt = await this.find(tx, id);
    if (receipt.state === 'voided') throw new ReceiptVoided();
    const { signatureDocumentId, signatoryName } = await this.settings.get(tx);
    // Another person may sign by now: the picture goes only with the name it belongs to.
    const isSame = signatoryName === receipt.content!.signatory.name;
    const kept = signatureDocumentId && isSame ? await this.documents.get(tx, signatureDocumentId) : undefined;
    const signature = kept && (await this.pictures.printable(kept.bytes));
    const bytes = await receiptPdf(receipt.content!, { signature, isDuplicate: true });
    return { name: `Duplicata du reçu fiscal ${receiptNumber(receipt)}.pdf`, contentType: 'application/pdf', bytes };
  }

  private async find(tx: Tx, id: string): Promise<ReceiptEntity> {
    const receipt = await tx.findOneBy(ReceiptEntity, { id });
    if (!receipt) throw new NotFound('Ce reçu');
    if (receipt.purgedAt) throw new ReceiptPurged();
    return receipt;
  }
}
