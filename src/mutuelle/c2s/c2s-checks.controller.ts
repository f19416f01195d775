import { Body, Header, HttpCode, Post } from '@nestjs/common';
import { Access } from '../../kernel/access/access.decorator.js';
import type { Tx } from '../../kernel/database/database.js';
import { Api } from '../../kernel/http/api.decorator.js';
import { InTx } from '../../kernel/screens/arguments.js';
import { c2sCheck } from './c2s-check.js';
import { C2sForm } from './c2s-form.js';
import { C2sScales } from './c2s-scales.js';
import { CeilingsOfElsewhere } from './c2s.errors.js';

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
  async check(@InTx() tx: Tx, @Body() form: C2sForm) {
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
