import type { ReportTable } from '../../kernel/print/report-table.js';
import { frenchDay, frenchEuros, frenchMonth, frenchNumber } from '../../kernel/ui/french.js';
import { amountInWords } from './amount-in-words.js';
import { paymentWayLabels, valuationLabels } from '../giving/donation-words.js';
import { frenchHours } from '../giving/worked-time.js';
import type { ReceiptContent } from './receipt-content.js';

interface Section {
  heading: string;
  /** The amount in figures, to be framed. */
  framed?: string;
  facts: [name: string, value: string][];
  table?: ReportTable;
}

export interface ReceiptParts {
  title: string;
  sections: Section[];
  certificate: string;
}

/**
 * Every mention of the form, in its order: Cerfa 16216 (2041-MEC-SD) for a company, Cerfa 11580 (2041-RD) for a person.
 */
export function receiptParts(content: ReceiptContent): ReceiptParts {
  const isCompany = content.donor.kind === 'company';
  const article = isCompany ? 'article 238 bis' : 'article 200';
  return {
    title: isCompany
      ? 'Reçu au titre des dons des entreprises'
      : 'Reçu au titre des dons à certains organismes d’intérêt général',
    sections: [bodySection(content), donorSection(content), giftSection(content)],
    certificate: `L’organisme bénéficiaire certifie sur l’honneur que les dons et versements qu’il reçoit ouvrent droit à la réduction d’impôt prévue à l’${article} du code général des impôts (${content.ratePercent} %).`,
  };
}

function bodySection({ body }: ReceiptContent): Section {
  return {
    heading: 'Organisme bénéficiaire des dons',
    facts: [
      ['Nom ou dénomination', body.name],
      ['Numéro SIREN', body.siren],
      ['Numéro', body.streetNumber ?? '–'],
      ['Rue', body.street],
      ['Code postal', body.postcode],
      ['Commune', body.commune],
      ['Objet', body.object],
      ['Catégorie juridique', body.legalCategory],
    ],
  };
}

function donorSection({ donor }: ReceiptContent): Section {
  const address: [string, string][] = [
    ['Adresse', donor.street],
    ['Code postal', donor.postcode],
    ['Commune', donor.commune],
  ];
  if (donor.kind === 'person')
    return { heading: 'Donateur', facts: [['Nom', donor.name], ['Prénom', donor.firstName ?? ''], ...address] };
  return {
    heading: 'Entreprise donatrice',
    facts: [
      ['Dénomination', donor.name],
      ['Forme juridique', donor.legalForm ?? ''],
      ['Numéro SIREN', donor.siren ?? ''],
      ...address,
    ],
  };
}

function giftSection(content: ReceiptContent): Section {
  const isCompany = content.donor.kind === 'company';
  const period: [string, string] =
    content.from === content.to
      ? ['Date du don', frenchDay(content.from)]
      : ['Période des dons', `du ${frenchDay(content.from)} au ${frenchDay(content.to)}`];
  const facts: [string, string][] = [['Montant en toutes lettres', amountInWords(content.amountCents)], period];
  if (!isCompany) facts.push(['Forme du don', 'Déclaration de don manuel']);
  if (content.kind === 'money') {
    facts.push(['Nature du don', 'Numéraire']);
    facts.push(['Mode de versement', content.ways.map((way) => paymentWayLabels[way]).join(' ; ')]);
  } else {
    facts.push([
      'Nature du don',
      content.kind === 'goods' ? 'Don en nature : biens' : 'Don en nature : mise à disposition de salariés',
    ]);
    if (content.description) facts.push(['Description', content.description]);
    if (content.valuation) facts.push(['Évaluation par le donateur', valuationLabels[content.valuation]]);
  }
  facts.push(['Affectation', content.fundName]);
  facts.push([
    'Accepté par',
    `délibération n° ${content.deliberation.number} du ${frenchDay(content.deliberation.decidedOn)}`,
  ]);
  return {
    heading: content.kind === 'money' ? 'Don en argent' : 'Don en nature',
    framed: `*** ${frenchEuros(content.amountCents)} ***`,
    facts,
    table: tableOf(content),
  };
}

function tableOf({ kind, goods, skills, amountCents }: ReceiptContent): ReportTable | undefined {
  if (kind === 'goods')
    return {
      columns: ['Bien', 'Quantité', 'Valeur d’une unité', 'Valeur'],
      rows: [
        ...goods.map(({ label, quantity, unitCents, valueCents }) => [
          label,
          frenchNumber(quantity),
          frenchEuros(unitCents),
          frenchEuros(valueCents),
        ]),
        ['Total', '', '', frenchEuros(amountCents)],
      ],
      widths: [3, 1, 1.4, 1.4],
    };
  if (kind === 'skills')
    return {
      columns: ['Rôle', 'Mois', 'Heures', 'Coût chargé', 'Retenu'],
      rows: [
        ...skills.map(({ role, month: of, minutes, costCents, countedCents }) => [
          role,
          frenchMonth(of),
          frenchHours(minutes),
          frenchEuros(costCents),
          frenchEuros(countedCents),
        ]),
        ['Total', '', '', '', frenchEuros(amountCents)],
      ],
      widths: [2.4, 1.4, 1, 1.3, 1.3],
      words: [1],
    };
  return undefined;
}
