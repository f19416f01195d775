import { frenchPhone } from '../../../kernel/text/phone.js';
import { Facts } from '../../../kernel/ui/facts.js';
import { frenchDay } from '../../../kernel/ui/french.js';
import type { AgreementView } from '../agreement.query.js';

export function AgreementDates({ agreement }: { agreement: AgreementView }) {
  const facts: [string, string][] = [
    ['Du', frenchDay(agreement.startsOn)],
    ['Au', frenchDay(agreement.endsOn)],
    [
      'Reconduction',
      agreement.denouncedOn
        ? `non, dit le ${frenchDay(agreement.denouncedOn)}`
        : agreement.isRenewedTacitly
          ? 'tacite, un an'
          : 'aucune',
    ],
    ...(agreement.noticeBy ? [['Dire non avant le', frenchDay(agreement.noticeBy)] as [string, string]] : []),
    ['Prochain bilan', frenchDay(agreement.reviewOn)],
    ['Ouverte à', agreement.isOpenToWorkers ? 'habitants, et qui travaille ici' : 'habitants'],
    ...(agreement.phone ? [['Téléphone', frenchPhone(agreement.phone)] as [string, string]] : []),
  ];
  return <Facts facts={facts} class="facts panel" />;
}
