import type { Contact } from '../../ccas/contact.js';
import { reportPdf } from '../../kernel/print/report.js';
import { officialC2sSimulator } from './c2s-words.js';

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
