import { type ReportBlock, reportPdf } from '../../kernel/print/report.js';
import { counted, frenchDay, frenchEuros } from '../../kernel/ui/french.js';
import { donorName } from './donation.query.js';
import { donationStateSentences } from './donation-words.js';
import type { Impact } from './impact.query.js';

/** « Ce que votre don a permis », on paper. */
export function impactReport(ccasName: string, { donation, fund, expenses }: Impact, today: string): Promise<Buffer> {
  const body: ReportBlock[] = [
    { heading: 'Votre don' },
    {
      facts: [
        ['Montant', frenchEuros(donation.amountCents)],
        ['Promis le', frenchDay(donation.pledgedOn)],
        ['Pour', fund.name],
      ],
    },
    donationStateSentences[donation.state],
    { heading: fund.name },
    fund.purpose,
    { facts: fundFacts(fund) },
    { heading: 'Ce que l’action a payé' },
    ...(expenses.length === 0
      ? ['Rien n’a encore été dépensé.']
      : [
          {
            table: {
              columns: ['Quoi', 'Le', 'Montant'],
              rows: expenses.map(({ label, spentOn, amountCents }) => [
                label,
                frenchDay(spentOn),
                frenchEuros(amountCents),
              ]),
            },
          },
        ]),
  ];
  return reportPdf({
    sender: ccasName,
    title: 'Ce que votre don a permis',
    subtitle: `${donorName(donation.donor)}, au ${frenchDay(today)}`,
    body,
  });
}

/** What is said of a fund wherever anyone may read it. */
export function fundFacts(fund: Impact['fund']): [string, string][] {
  const facts: [string, string][] = [['À réunir', frenchEuros(fund.budgetCents)]];
  if (fund.receivedCents !== null) facts.push(['Reçu en argent', frenchEuros(fund.receivedCents)]);
  if (fund.inKindCents) facts.push(['Biens et compétences', frenchEuros(fund.inKindCents)]);
  facts.push(['Dépensé', frenchEuros(fund.spentCents)]);
  if (fund.offer)
    facts.push([
      'Personnes qui en ont profité',
      fund.usedBy === null ? 'moins de cinq' : counted(fund.usedBy, 'personne'),
    ]);
  return facts;
}
