import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { Letter } from '../kernel/print/letter-content.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { CcasRulesQuery } from './ccas-rules.query.js';
import { communeName } from './communes.js';
import { PrintLookQuery } from './print-look.query.js';

/** Who writes, where and when: the part all letters of a CCAS share. */
@Injectable()
export class LetterheadQuery {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly looks: PrintLookQuery,
    private readonly clock: Clock,
  ) {}

  async get(tx: Tx): Promise<Pick<Letter, 'sender' | 'place' | 'date' | 'closing'>> {
    const { name, address, phone, communeCodes } = await this.rules.own(tx);
    const { logo, letterClosing } = await this.looks.get(tx);
    return {
      sender: { name, address, phone: phone && frenchPhone(phone), logo },
      place: communeName(communeCodes[0]!),
      date: this.clock.today().toString(),
      closing: letterClosing,
    };
  }
}
