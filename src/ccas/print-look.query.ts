import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Documents } from '../kernel/documents/documents.js';
import { Pictures } from '../kernel/pictures/pictures.js';
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
    private readonly pictures: Pictures,
  ) {}

  async get(tx: Tx): Promise<PrintLook> {
    const settings = await this.settings.get(tx);
    const { mainColour, accentColour, cardTitle, cardNote, letterGreeting, letterOpening, letterClosing } = settings;
    const kept = settings.logoId ? await this.documents.get(tx, settings.logoId) : undefined;
    const bytes = kept && (await this.pictures.printable(kept.bytes));
    return {
      logo: kept && bytes ? { id: kept.id, bytes } : null,
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
