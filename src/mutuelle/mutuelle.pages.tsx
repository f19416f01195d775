import { Get, Header, Post } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { CcasRulesQuery } from '../ccas/ccas-rules.query.js';
import { communeName } from '../ccas/communes.js';
import type { Tx } from '../kernel/database/database.js';
import { type FormValues, oneText } from '../kernel/http/input.js';
import { parseDay } from '../kernel/text/parse-day.js';
import { pdfFile } from '../kernel/print/pdf-file.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { Clock } from '../kernel/time/clock.js';
import { AgreementQuery } from './agreements/agreement.query.js';
import { C2sScales } from './c2s/c2s-scales.js';
import { contactOf } from '../ccas/contact.js';
import { refuse } from '../kernel/errors/domain-error.js';
import { MUTUELLE } from './enrolments/mutuelle-house.js';
import { earliestEnd } from './old-contract.js';
import { MutuelleHomePage } from './pages/mutuelle-home.js';
import { OldContractPage } from './pages/old-contract.js';
import { mutuellePaper } from './paper.js';
import { PermanenceQuery } from '../appointments/permanence.query.js';

interface OldContract {
  startedOn: Temporal.PlainDate;
}

/** What anyone may read of the mutuelle communale, and a sum that keeps nothing. */
@Screens('mutuelle', ['anyone'])
export class MutuellePages {
  constructor(
    private readonly rules: CcasRulesQuery,
    private readonly agreements: AgreementQuery,
    private readonly permanences: PermanenceQuery,
    private readonly scales: C2sScales,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page('La mutuelle communale', MutuelleHomePage)
  async home(@InTx() tx: Tx) {
    const rules = await this.rules.own(tx);
    return {
      ccas: contactOf(rules),
      communes: rules.communeCodes.map(communeName),
      agreement: await this.agreements.inForce(tx),
      permanences: await this.permanences.coming(tx, MUTUELLE),
      scale: await this.scales.current(tx),
    };
  }

  @Get('papier.pdf')
  async paper(@InTx() tx: Tx) {
    const { ccas, communes, agreement, permanences, scale } = await this.home(tx);
    return async () =>
      pdfFile('mutuelle-communale.pdf', await mutuellePaper(ccas, communes, agreement, permanences, scale));
  }

  @Get('resiliation')
  @Page('Quitter une mutuelle', OldContractPage)
  async oldContract(@InTx() tx: Tx) {
    return { ccas: contactOf(await this.rules.own(tx)) };
  }

  @Post('resiliation')
  @Header('cache-control', 'no-store')
  @Page('Quitter une mutuelle', OldContractPage)
  @RefusedShows('oldContract')
  async earliest(@InTx() tx: Tx, @Typed(readOldContract) { startedOn }: OldContract) {
    const today = this.clock.today();
    const end = earliestEnd(startedOn, today);
    const isOlderThanAYear = Temporal.PlainDate.compare(end.noticeFrom, today) === 0;
    return { ...(await this.oldContract(tx)), end, isOlderThanAYear };
  }
}

/** @throws InvalidInput */
function readOldContract({ startedOn }: FormValues): OldContract {
  const day = parseDay(typedDay(oneText(startedOn)));
  if (!day || day.year < 1950)
    throw refuse('startedOn', 'invalid_day', 'Écrivez le jour, le mois et l’année, par exemple 01/03/2024.');
  return { startedOn: day };
}
