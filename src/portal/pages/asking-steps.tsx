import { answerByLabels } from '../../applications/application-wording.js';
import { type Step, steps } from '../../applications/steps.js';
import { communeOptions, communePostcodes } from '../../ccas/communes.js';
import { Choices, Tick } from '../../kernel/ui/choices.js';
import { Field, Form, Select } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { residenceProofLabels } from '../../residents/residence-proof-labels.js';
import { type AskedCcas, stepPaths, type Values } from '../asking-values.js';
import { Forget, Help } from './asking-intro.js';

interface Props {
  step: Step;
  token: string;
  ccas: AskedCcas;
  values: Values;
  refusal?: Refusal;
}

interface Fields {
  ccas: AskedCcas;
  values: Values;
  refusal?: Refusal;
}

const titles: Record<Step, string> = {
  who: 'Pour qui est le pass ?',
  address: 'Où habitez-vous ?',
  reach: 'Comment vous joindre ?',
  proof: 'Quel justificatif montrerez-vous ?',
};
const fields = { who: WhoFields, address: AddressFields, reach: ReachFields, proof: ProofFields };

/** One step, one page: it works without a script and on the smallest phone. */
export function AskingStepPage({ step, token, ccas, values, refusal }: Props) {
  const place = steps.indexOf(step);
  const Fields = fields[step];
  return (
    <section class="narrow stack">
      <div class="stack tight">
        <p class="soft">
          Étape {place + 1} sur {steps.length}
        </p>
        <ol class="progress" aria-hidden="true">
          {steps.map((_, index) => (
            <li class={index <= place ? 'done' : undefined} />
          ))}
        </ol>
      </div>
      <h1>{titles[step]}</h1>
      <Form action={stepPaths[step]} token={token} refusal={refusal && kindly(refusal, ccas)}>
        <Fields ccas={ccas} values={values} refusal={refusal} />
        <p class="row">
          <button>Continuer</button>
          <a class="button quiet" href={place === 0 ? '/demande' : stepPaths[steps[place - 1]!]}>
            Revenir
          </a>
        </p>
      </Form>
      <div class="forget stack">
        <Help ccas={ccas} />
        <Forget token={token} />
      </div>
    </section>
  );
}

/** The same after the whole was sent, with what was answered before. */
export function AskingMendPage({ answers, ...step }: Props & { answers: Values }) {
  return <AskingStepPage {...step} values={answers} />;
}

function WhoFields({ values, refusal }: Fields) {
  const field = (name: string) => ({ name, value: values[name], refusal });
  const isTooYoung = refusal?.errors.some(({ code }) => code === 'too_young');
  return (
    <>
      <p class="soft">Écrivez le nom de la personne qui aura le pass.</p>
      <Field label="Nom" {...field('lastName')} autocomplete="family-name" maxLength={100} />
      <Field label="Prénom" {...field('firstName')} autocomplete="given-name" maxLength={100} />
      <Field
        label="Date de naissance"
        {...field('bornOn')}
        hint="Jour, mois, année. Par exemple 02/03/1948."
        autocomplete="bday"
        maxLength={20}
      />
      {(isTooYoung || values.disabilityCard === 'oui') && (
        <Tick
          label="Une carte d’invalidité (carte mobilité inclusion « invalidité ») a été attribuée"
          name="disabilityCard"
          checked={values.disabilityCard === 'oui'}
        />
      )}
      <Tick label="Je fais la demande pour un proche" name="forSomeoneElse" checked={values.forSomeoneElse === 'oui'} />
      <div class="proxy stack">
        <p class="soft">Si vous écrivez pour un proche, qui êtes-vous ?</p>
        <Field label="Votre nom et votre prénom" {...field('proxyName')} maxLength={100} />
        <Field label="Votre téléphone" type="tel" {...field('proxyPhone')} />
      </div>
    </>
  );
}

function AddressFields({ ccas, values, refusal }: Fields) {
  const postcodes = ccas.communeCodes.flatMap(communePostcodes);
  const only = new Set(postcodes).size === 1 ? postcodes[0] : undefined;
  return (
    <>
      <Field
        label="Numéro et rue"
        name="address"
        value={values.address}
        refusal={refusal}
        autocomplete="street-address"
        maxLength={200}
      />
      <Field
        label="Code postal"
        name="postcode"
        value={values.postcode ?? only}
        refusal={refusal}
        inputmode="numeric"
        autocomplete="postal-code"
        maxLength={5}
      />
      <Select
        label="Commune"
        name="communeCode"
        value={values.communeCode}
        refusal={refusal}
        options={communeOptions(ccas)}
      />
      <details>
        <summary>Votre commune n’est pas dans la liste ?</summary>
        <p>
          Chaque commune donne son propre pass. Appelez la mairie de la commune où vous habitez, et demandez le CCAS :
          on vous dira si elle en propose un.
        </p>
      </details>
    </>
  );
}

function ReachFields({ values, refusal }: Fields) {
  return (
    <>
      <p class="soft">Un téléphone ou une adresse électronique suffit. Sinon, nous vous écrirons une lettre.</p>
      <Field
        label="Téléphone"
        name="phone"
        type="tel"
        value={values.phone}
        refusal={refusal}
        autocomplete="tel"
        optional
      />
      <Field
        label="Adresse électronique"
        name="email"
        type="email"
        value={values.email}
        refusal={refusal}
        autocomplete="email"
        optional
      />
      <Choices
        legend="Comment préférez-vous recevoir la réponse ?"
        name="answerBy"
        value={values.answerBy}
        refusal={refusal}
        options={Object.entries(answerByLabels)}
      />
    </>
  );
}

function ProofFields({ ccas, values, refusal }: Fields) {
  return (
    <>
      <p class="soft">Vous le montrerez plus tard. Nous le regardons, nous ne le gardons pas.</p>
      <Choices
        legend="Quel document apporterez-vous ?"
        name="proofKind"
        value={values.proofKind}
        refusal={refusal}
        options={Object.entries(residenceProofLabels)}
      />
      <Choices
        legend="Comment le montrer ?"
        name="showing"
        value={values.showing}
        refusal={refusal}
        options={[
          ['appointment', 'Sur rendez-vous', 'Nous vous appelons pour convenir du jour.'],
          ['counter', 'Au guichet, quand je veux', ccas.address],
        ]}
      />
      <Choices
        legend="Avez-vous une carte d’invalidité ?"
        name="disabilityCard"
        value={values.disabilityCard}
        refusal={refusal}
        hint="La carte mobilité inclusion « invalidité » par exemple. Elle donne droit au pass à tout âge."
        options={[
          ['non', 'Non'],
          ['oui', 'Oui'],
        ]}
      />
    </>
  );
}

/** Somebody who may not have the pass yet has made no mistake. */
function kindly(refusal: Refusal, { phone }: AskedCcas): Refusal {
  const call = phone ? ` Une question ? Appelez-nous au ${phone}.` : '';
  if (refusal.errors.some(({ code }) => code === 'too_young'))
    return {
      ...refusal,
      detail: 'Il est un peu tôt pour demander le pass.',
      nextStep: `Vérifiez la date de naissance, ou dites-nous s’il y a une carte d’invalidité.${call}`,
    };
  if (refusal.errors.some(({ code }) => code === 'outside_communes'))
    return {
      ...refusal,
      detail: 'Ce pass est donné aux habitants des communes de la liste.',
      nextStep: `Si vous habitez ailleurs, appelez la mairie de votre commune.${call}`,
    };
  return refusal;
}
