import { parisDay } from '../kernel/time/clock.js';
import { frenchDay, frenchEuros, frenchWeekday } from '../kernel/ui/french.js';
import { type Report, reportPdf } from '../kernel/print/report.js';
import type { AgreementView } from './agreements/agreement.query.js';
import { placeOf, permanenceKindLabels } from '../appointments/booking-wording.js';
import type { C2sScale } from './c2s/c2s-check.js';
import type { Contact } from '../ccas/contact.js';
import { c2sCostLine, legalLine, officialC2sSimulator } from './mutuelle-words.js';
import type { PermanenceView } from '../appointments/permanence.query.js';
import { hourOf } from '../appointments/slots.js';
import { ageRangeLabel } from './tariffs/tariff.js';

/** The page of the mutuelle on paper, in large type: whoever has no screen misses nothing. */
export function mutuellePaper(
  ccas: Contact,
  communes: string[],
  agreement: AgreementView | undefined,
  permanences: PermanenceView[],
  scale: C2sScale,
): Promise<Buffer> {
  const body: Report['body'] = [
    'Une complémentaire santé négociée par la commune, ouverte à tous ses habitants, sans questionnaire de santé.',
    legalLine(ccas.name),
    { heading: 'Qui peut y adhérer ?' },
    {
      list: [
        `Toute personne qui habite ${communes.join(', ')}, quel que soit son âge.`,
        ...(agreement?.isOpenToWorkers
          ? ['Les personnes qui travaillent dans la commune, même si elles habitent ailleurs.']
          : []),
      ],
    },
    { heading: 'D’abord, la complémentaire santé solidaire' },
    `${c2sCostLine(scale)} Demandez-nous : nous vérifions avec vous, et rien n’est gardé.`,
  ];
  if (agreement) {
    body.push(
      { heading: 'Les niveaux' },
      `Convention avec ${agreement.insurerName}, jusqu’au ${frenchDay(agreement.endsOn)}. Textes et montants de la mutuelle.`,
      { facts: agreement.plans.map(({ name, cover }): [string, string] => [name, cover]) },
      { heading: 'Cotisation par mois et par personne' },
      tariffTable(agreement),
      ...(agreement.tariffNote ? [agreement.tariffNote] : []),
    );
  }
  body.push(
    { heading: 'Prochaines réunions et permanences' },
    permanences.length > 0
      ? {
          list: permanences
            .slice(0, 8)
            .map(
              (each) =>
                `${frenchWeekday(parisDay(each.startsAt))}, ${hourOf(each.startsAt)} à ${hourOf(each.endsAt)} : ${permanenceKindLabels[each.kind].toLowerCase()}, ${placeOf(each)}`,
            ),
        }
      : 'Aucune date pour le moment : appelez-nous, nous vous préviendrons.',
    { heading: 'Prendre rendez-vous, être rappelé·e' },
    [ccas.name, ccas.address, ccas.phone && `Téléphone : ${ccas.phone}`].filter(Boolean).join(' · '),
  );
  return reportPdf({ sender: ccas.name, title: 'La mutuelle communale', body, isLarge: true });
}

/** What the caisse may ask for: nothing of it is for the CCAS to keep. */
export function c2sPaper(ccas: Contact): Promise<Buffer> {
  return reportPdf({
    sender: ccas.name,
    title: 'Complémentaire santé solidaire : quoi apporter',
    isLarge: true,
    body: [
      'Pour remplir la demande avec nous, ou à votre caisse d’assurance maladie :',
      {
        list: [
          'une pièce d’identité',
          'votre carte Vitale ou votre attestation de droits',
          'le dernier avis d’imposition de chaque personne du foyer',
          'ce que chacun a reçu ces douze derniers mois : retraites, salaires, allocations, pensions',
          'le livret de famille, si vous avez des enfants à charge',
          'votre contrat de mutuelle actuel, si vous en avez un',
        ],
      },
      'Le CCAS regarde ces papiers avec vous et vous les rend. Il n’en garde aucune copie.',
      { heading: 'Le simulateur officiel' },
      officialC2sSimulator.replace(/^https:\/\/|\/accueil\/$/g, ''),
      { heading: 'Une question ?' },
      [ccas.name, ccas.address, ccas.phone && `Téléphone : ${ccas.phone}`].filter(Boolean).join(' · '),
    ],
  });
}

export function tariffTable({ plans }: Pick<AgreementView, 'plans'>): Report['body'][number] {
  const ranges = plans
    .flatMap(({ tariff }) => tariff)
    .filter(
      (line, index, all) =>
        all.findIndex(({ fromAge, toAge }) => fromAge === line.fromAge && toAge === line.toAge) === index,
    )
    .toSorted((a, b) => a.fromAge - b.fromAge);
  return {
    table: {
      columns: ['Âge', ...plans.map(({ name }) => name)],
      rows: ranges.map((range) => [
        ageRangeLabel(range),
        ...plans.map(({ tariff }) => {
          const line = tariff.find(({ fromAge, toAge }) => fromAge === range.fromAge && toAge === range.toAge);
          return line ? frenchEuros(line.monthlyCents) : '–';
        }),
      ]),
    },
  };
}
