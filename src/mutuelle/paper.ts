import { parisDay } from '../kernel/time/clock.js';
import { frenchDay, frenchWeekday } from '../kernel/ui/french.js';
import { type Report, reportPdf } from '../kernel/print/report.js';
import type { AgreementView } from './agreements/agreement.query.js';
import { placeOf, permanenceKindLabels } from '../appointments/booking-wording.js';
import type { C2sScale } from './c2s/c2s-check.js';
import type { Contact } from '../ccas/contact.js';
import { c2sCostLine } from './c2s/c2s-words.js';
import { legalLine } from './notices/legal-line.js';
import type { PermanenceView } from '../appointments/permanence.query.js';
import { hourOf } from '../appointments/slots.js';
import { tariffTable } from './agreements/tariff-table.js';

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
      { table: tariffTable(agreement.plans) },
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
