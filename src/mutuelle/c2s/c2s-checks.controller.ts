import { Body, Header, HttpCode, Post } from '@nestjs/common';
import { Euros, Whole } from '../../kernel/fields/numbers.js';
import { Access } from '../../kernel/access/access.decorator.js';
import type { Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { c2sCheck } from './c2s-check.js';
import { C2sScales } from './c2s-scales.js';
import { CeilingsOfElsewhere } from './c2s.errors.js';

class C2sCheckForm {
  @Whole({
    min: 1,
    max: 20,
    sentence: { too_small: 'Comptez les personnes du foyer, vous compris : 1 si vous vivez seul·e.' },
    example: 2,
    description: 'Personnes du foyer, vous compris.',
  })
  household!: number;

  @Euros({ min: 0, max: 10_000_000_000, example: 1550800, description: 'Ressources de douze mois, en centimes.' })
  resourcesCents!: number;

  @Whole({
    min: 0,
    max: 120,
    optional: true,
    example: 74,
    description: 'Pour le montant de la participation à cet âge.',
  })
  age?: number;
}

/** Compared and thrown away. */
@Api('c2s-checks', 'Mutuelle')
@Access('anyone')
export class C2sChecksController {
  constructor(private readonly scales: C2sScales) {}

  /**
   * Stores nothing; `outdated` says that the figures are those of a time that is over. Overseas, where the ceilings are
   * others, 409 `c2s_ceilings_of_elsewhere` until those are known.
   */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async check(@InTx() tx: Tx, @Body() form: C2sCheckForm) {
    const scale = await this.scales.current(tx);
    if (scale.isOfElsewhere) throw new CeilingsOfElsewhere(scale.territory);
    const { validFrom, validThrough, source, territory } = scale;
    return {
      ...c2sCheck(form, scale),
      validFrom,
      validThrough,
      source,
      territory,
      outdated: scale.isOutdated,
    };
  }
}
