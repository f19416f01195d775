import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import type { Letter } from '../kernel/print/letter-content.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { Clock } from '../kernel/time/clock.js';
import { CcasRulesQuery } from './ccas-rules.query.js';
import { communeName } from './communes.js';

/** Who writes, where and when: the part all letters of a CCAS share. */
@Injectable()
export class LetterheadQuery {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly clock: Clock,
  ) {}

  async get(tx: Tx, ccasId: string): Promise<Pick<Letter, 'sender' | 'place' | 'date'>> {
    const { name, address, phone, communeCodes } = await this.rules.get(tx, ccasId);
    return {
      sender: { name, address, phone: phone && frenchPhone(phone) },
      place: communeName(communeCodes[0]!),
      date: this.clock.today().toString(),
    };
  }
}
