import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Documents } from '../kernel/documents/documents.js';
import type { PrintedPicture } from '../kernel/print/picture.js';
import { SettingsQuery } from './settings.query.js';

/** What a CCAS has put on its cards and letters; null is what the house prints. */
export interface PrintLook {
  logo: PrintedPicture | null;
  mainColour: string | null;
  accentColour: string | null;
  cardTitle: string | null;
  cardNote: string | null;
  letterGreeting: string | null;
  letterOpening: string | null;
  letterClosing: string | null;
}

@Injectable()
export class PrintLookQuery {
  constructor(
    private readonly settings: SettingsQuery,
    private readonly documents: Documents,
  ) {}

  async get(tx: Tx): Promise<PrintLook> {
    const settings = await this.settings.get(tx);
    const { mainColour, accentColour, cardTitle, cardNote, letterGreeting, letterOpening, letterClosing } = settings;
    const logo = settings.logoId ? await this.documents.get(tx, settings.logoId) : undefined;
    return {
      logo: logo ? { id: logo.id, bytes: Buffer.from(logo.bytes) } : null,
      mainColour,
      accentColour,
      cardTitle,
      cardNote,
      letterGreeting,
      letterOpening,
      letterClosing,
    };
  }
}
