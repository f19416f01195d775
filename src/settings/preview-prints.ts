import { Injectable, type StreamableFile } from '@nestjs/common';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeName, communePostcodes } from '../ccas/communes.js';
import { PrintLookQuery } from '../ccas/print-look.query.js';
import type { Settings } from '../ccas/settings.query.js';
import type { Tx } from '../kernel/database/database.js';
import { NotFound } from '../kernel/errors/domain-error.js';
import { letterPdf } from '../kernel/print/letter.js';
import { pdfFile } from '../kernel/print/pdf-file.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { cardPdf } from '../passes/card-pdf.js';
import { lastValidDay } from '../passes/last-valid-day.js';
import { passLetter } from '../printing/pass-letter.js';

export type Wording = Pick<Settings, 'cardTitle' | 'cardNote' | 'letterGreeting' | 'letterOpening' | 'letterClosing'>;

type Print = 'carte' | 'lettre';

/** @param name as the address says it. @throws NotFound */
export function printNamed(name: string): Print {
  if (name !== 'carte' && name !== 'lettre') throw new NotFound('Cet aperçu');
  return name;
}

/** Nobody: what a card and a letter look like, with a code that no till accepts. */
const sample = { firstName: 'Jeanne', lastName: 'Exemple', number: 'EXEM-PLE0-0', address: '1 rue de l’Exemple' };

/** The printed card and letter as they would be with words that are not saved yet. */
@Injectable()
export class PreviewPrints {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly looks: PrintLookQuery,
    private readonly clock: Clock,
  ) {}

  /** @returns what draws it, once nothing more is read */
  async of(tx: Tx, what: Print, wording: Wording): Promise<() => Promise<StreamableFile>> {
    const rules = await this.rules.own(tx);
    const look = { ...(await this.looks.get(tx)), ...wording };
    const today = this.clock.today();
    const content = {
      ...sample,
      ccasName: rules.name,
      ccasPhone: rules.phone && frenchPhone(rules.phone),
      ccasAddress: rules.address,
      origin: rules.origin,
      validThrough: lastValidDay(today, rules.validityMonths).toString(),
      look,
    };
    const name = `apercu-${what}.pdf`;
    if (what === 'carte')
      return async () => pdfFile(name, await cardPdf({ ...content, passCode: sampleCode(rules.origin) }));
    const communeCode = rules.communeCodes[0]!;
    const letter = passLetter(
      {
        ...content,
        place: communeName(communeCode),
        postcode: communePostcodes(communeCode)[0] ?? null,
        communeCode,
        category: 1,
        activation: {
          secret: 'EXEMPLE',
          expiresOn: today.add({ days: 30 }).toString(),
          url: `${rules.origin}/mon-pass/activer`,
        },
      },
      [],
      today.toString(),
    );
    return async () => pdfFile(name, await letterPdf([letter]));
  }
}

/** As long as a real one, so that the code is drawn as dense; its digits say nothing. */
function sampleCode(origin: string): string {
  return `${origin.toUpperCase()}/V#${'0'.repeat(290)}`;
}
