import { answerByLabels, showingLabels } from '../application-wording.js';
import type { OwnApplication } from '../own-application.query.js';
import type { Step } from '../steps.js';
import { communeName } from '../../ccas/communes.js';
import { frenchPhone } from '../../kernel/text/phone.js';
import { Facts } from '../../kernel/ui/facts.js';
import { frenchDay } from '../../kernel/ui/french.js';
import { Form } from '../../kernel/ui/form.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { residenceProofLabels } from '../../residents/residence-proof-labels.js';
import { type AskedCcas, stepPaths } from '../asking-values.js';
import { Forget, Help } from './asking-intro.js';

interface Props {
  token: string;
  ccas: AskedCcas;
  /** A draft whose four steps are answered. */
  application: OwnApplication;
  refusal?: Refusal;
}

type Facts = [term: string, value: string][];

/** Everything once more, each part with the way back to it. */
export function AskingReviewPage({ token, ccas, application: a, refusal }: Props) {
  const sections: [Step, string, Facts][] = [
    [
      'who',
      'Pour qui',
      [
        ['Nom', a.lastName!],
        ['Prénom', a.firstName!],
        ['Date de naissance', frenchDay(a.bornOn!)],
        ...(a.proxyName
          ? ([['Demande faite par', `${a.proxyName}, ${frenchPhone(a.proxyPhone!)}`]] satisfies Facts)
          : []),
      ],
    ],
    ['address', 'Adresse', [['Adresse', `${a.address}, ${a.postcode} ${communeName(a.communeCode!)}`]]],
    [
      'reach',
      'Pour vous joindre',
      [
        ['Téléphone', a.phone ? frenchPhone(a.phone) : 'Non donné'],
        ['Adresse électronique', a.email ?? 'Non donnée'],
        ['Réponse', answerByLabels[a.answerBy!]],
      ],
    ],
    [
      'proof',
      'Justificatif',
      [
        ['Document', residenceProofLabels[a.proofKind!]],
        ['Où le montrer', showingLabels[a.showing!]],
        ['Carte d’invalidité', a.disabilityCard ? 'Oui' : 'Non'],
      ],
    ],
  ];
  return (
    <section class="narrow stack">
      <h1>Vérifiez, puis envoyez</h1>
      {sections.map(([step, title, facts]) => (
        <section class="review">
          <div class="row between">
            <h2>{title}</h2>
            <a href={stepPaths[step]}>
              Modifier<span class="hidden-text"> : {title.toLowerCase()}</span>
            </a>
          </div>
          <Facts facts={facts} />
        </section>
      ))}
      <Form action="/demande/envoi" token={token} refusal={refusal}>
        <p class="soft">
          Ces renseignements servent à {ccas.name} pour examiner votre demande, et à rien d’autre. Une demande qui n’est
          pas acceptée est effacée au bout de six mois.
        </p>
        <button>
          <Icon name="send" /> Envoyer ma demande
        </button>
      </Form>
      <div class="forget stack">
        <Help ccas={ccas} />
        <Forget token={token} />
      </div>
    </section>
  );
}
