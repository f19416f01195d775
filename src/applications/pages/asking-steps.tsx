import { Address, Proof, Reach, type Step, steps, Who } from '../steps.js';
import { communeOptions, communePostcodes } from '../../ccas/communes.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
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
  const field = fieldsOf(Who, { values, refusal, isOwn: true });
  const isTooYoung = refusal?.errors.some(({ code }) => code === 'too_young');
  return (
    <>
      <p class="soft">Écrivez le nom de la personne qui aura le pass.</p>
      <field.lastName />
      <field.firstName />
      <field.bornOn />
      {(isTooYoung || values.disabilityCard === 'oui') && <field.disabilityCard />}
      <field.forSomeoneElse />
      <div class="proxy stack">
        <p class="soft">Si vous écrivez pour un proche, qui êtes-vous ?</p>
        <field.proxyName />
        <field.proxyPhone />
      </div>
    </>
  );
}

function AddressFields({ ccas, values, refusal }: Fields) {
  const field = fieldsOf(Address, { values, refusal, isOwn: true });
  const postcodes = ccas.communeCodes.flatMap(communePostcodes);
  const only = new Set(postcodes).size === 1 ? postcodes[0] : undefined;
  return (
    <>
      <field.address />
      <field.postcode value={values.postcode ?? only} />
      <field.communeCode options={communeOptions(ccas)} />
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
  const field = fieldsOf(Reach, { values, refusal, isOwn: true });
  return (
    <>
      <p class="soft">Un téléphone ou une adresse électronique suffit. Sinon, nous vous écrirons une lettre.</p>
      <field.phone />
      <field.email />
      <field.answerBy />
    </>
  );
}

function ProofFields({ ccas, values, refusal }: Fields) {
  const field = fieldsOf(Proof, { values, refusal });
  return (
    <>
      <p class="soft">Vous le montrerez plus tard. Nous le regardons, nous ne le gardons pas.</p>
      <field.proofKind />
      <field.showing
        options={[
          ['appointment', 'Sur rendez-vous', 'Nous vous appelons pour convenir du jour.'],
          ['counter', 'Au guichet, quand je veux', ccas.address],
        ]}
      />
      <field.disabilityCard />
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
