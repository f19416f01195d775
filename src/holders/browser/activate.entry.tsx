import { useEffect, useState } from 'preact/hooks';
import { isApple } from '../../kernel/ui/browser/device.js';
import { HostNotice } from '../../kernel/ui/browser/host-notice.js';
import { installSteps, isInstalled } from '../../kernel/ui/browser/install-steps.js';
import { start } from '../../kernel/ui/browser/start.js';
import { Field, RefusalNotice } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { ActivatedPhone } from '../activate-phone.js';
import { readBirthDate } from '../birth-date.js';
import { forgetPass, forgetPending, heldPasses, keepPass, keyFor } from './held-passes.js';
import { NoAnswer, Refused, send } from './holder-api.js';
import { startServiceWorker } from './service-worker-start.js';
import './phone-pass.css';

interface Typed {
  number: string;
  secret: string;
  bornOn: string;
}

const noAnswer: Refusal = {
  status: 0,
  code: 'no_answer',
  detail: 'Le serveur ne répond pas.',
  nextStep: 'Vérifiez que le téléphone a internet, puis réessayez. Votre code n’est pas perdu.',
  errors: [],
};

/** As they are printed, without what stands between their parts. */
const NUMBER_LENGTH = 9;
const SECRET_LENGTH = 8;

/**
 * Number and secret from the letter's QR code: they stand after `#` and are never sent with the address.
 * @returns neither, when what came is not whole: they are typed
 */
function fromLetter(): Typed {
  const [number = '', secret = ''] = decoded(window.location.hash.slice(1)).split('.');
  const isWhole = plain(number).length === NUMBER_LENGTH && plain(secret).length === SECRET_LENGTH;
  return isWhole ? { number, secret, bornOn: '' } : { number: '', secret: '', bornOn: '' };
}

/** Damaged on its way, it is as a letter without a code: both are typed. */
function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return '';
  }
}

const plain = (text: string): string => text.toUpperCase().replace(/[\s.-]/g, '');

/**
 * The same pass, taken off this phone before, makes room for the new one.
 * @returns the id of the credential
 * @throws NoAnswer, Refused
 */
async function activate({ number, secret, bornOn }: Typed): Promise<string> {
  const letter = plain(number + secret);
  const { key, x, y } = await keyFor(letter);
  const { id, credential, serverTime } = await send<ActivatedPhone>('POST', '/api/v1/activations', {
    number,
    secret,
    bornOn,
    publicJwk: { kty: 'EC', crv: 'P-256', x, y },
  });
  await keepPass({ id, key, x, y, credential, fetchedAt: serverTime, clockOffset: serverTime - Date.now() });
  for (const held of await heldPasses())
    if (held.revoked && plain(held.view?.pass.number ?? '') === plain(number)) await forgetPass(held.id);
  await forgetPending(letter);
  return id;
}

/** Every field at once. */
function missing({ number, secret }: Typed, bornOn: string | undefined): Refusal['errors'] {
  const errors: Refusal['errors'] = [];
  if (!plain(number)) errors.push({ field: 'number', code: 'required', detail: 'Écrivez le numéro du pass.' });
  if (!plain(secret)) errors.push({ field: 'secret', code: 'required', detail: 'Écrivez le code de la lettre.' });
  if (!bornOn)
    errors.push({ field: 'bornOn', code: 'isDay', detail: 'Écrivez le jour, le mois et l’année : 02/03/1948.' });
  return errors;
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof NoAnswer) return noAnswer;
  if ((error as { name?: string }).name === 'QuotaExceededError')
    return {
      ...noAnswer,
      code: 'storage_full',
      detail: 'Ce téléphone est plein : le pass n’a pas pu y être gardé.',
      nextStep:
        'Effacez des photos ou une application, puis réessayez ici : votre code sert encore. La carte reste valable.',
    };
  // What a browser that keeps nothing throws, and one that knows no such key.
  if (error instanceof DOMException)
    return {
      ...noAnswer,
      code: 'no_storage',
      detail: 'Ce navigateur ne peut pas garder le pass.',
      nextStep: 'Quittez la navigation privée, ou essayez avec un autre navigateur. La carte reste valable.',
    };
  return {
    ...noAnswer,
    code: 'not_activated',
    detail: 'Le pass n’a pas pu être mis sur ce téléphone.',
    nextStep: 'Réessayez, ou essayez avec un autre navigateur. Votre code n’est pas perdu, et la carte reste valable.',
  };
}

/** A page of Safari loses what it keeps after a week unused, and the icon of the same page does not see it. */
function FirstOnHomeScreen() {
  return (
    <p class="notice" role="note">
      <strong>Sur un iPhone ou un iPad, mettez d’abord cette page sur l’écran d’accueil</strong>, puis activez le pass
      depuis son icône : sinon l’appareil l’efface après une semaine sans l’ouvrir. {installSteps(navigator)}
    </p>
  );
}

function Activate() {
  const [typed, setTyped] = useState<Typed>(fromLetter);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isBusy, setBusy] = useState(false);
  const isFromLetter = fromLetter().secret !== '';
  const isDamaged = !isFromLetter && window.location.hash.length > 1;
  useEffect(() => {
    document.querySelector<HTMLElement>('[aria-invalid="true"], [autofocus]')?.focus();
  }, [refusal]);

  const submit = async (form: HTMLFormElement): Promise<void> => {
    const values = Object.fromEntries(new FormData(form)) as unknown as Typed;
    setTyped(values);
    const bornOn = readBirthDate(values.bornOn);
    const errors = missing(values, bornOn);
    if (!bornOn || errors.length > 0)
      return setRefusal({
        status: 400,
        code: 'invalid_input',
        detail: errors.length === 1 ? 'Une réponse est à corriger.' : 'Certaines réponses sont à corriger.',
        errors,
      });
    setBusy(true);
    setRefusal(undefined);
    try {
      window.location.assign(`/mon-pass#${await activate({ ...values, bornOn })}`);
    } catch (error) {
      setRefusal(refusalOf(error));
      setBusy(false);
    }
  };

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <HostNotice />
      {isApple(navigator) && !isInstalled() && <FirstOnHomeScreen />}
      {refusal && <RefusalNotice refusal={refusal} />}
      {isFromLetter ? (
        <p class="notice accepted">
          <strong>Le code de la lettre est lu.</strong> Il reste la date de naissance.
        </p>
      ) : null}
      {isDamaged && (
        <p class="notice waiting">
          <strong>L’adresse de la lettre est arrivée incomplète.</strong> Tapez le numéro et le code qui y sont écrits.
        </p>
      )}
      <Field
        label="Numéro du pass"
        name="number"
        value={typed.number}
        hint="Il est sur la carte et dans la lettre, par exemple K7QM-4T2X-W."
        autocomplete="off"
        autofocus={!isFromLetter}
        refusal={refusal}
      />
      <Field
        label="Code secret"
        name="secret"
        value={typed.secret}
        hint="Il est dans la lettre, par exemple K7QM-4T2X. Il sert une seule fois."
        autocomplete="off"
        refusal={refusal}
      />
      <Field
        label="Date de naissance de la personne titulaire du pass"
        name="bornOn"
        value={typed.bornOn}
        hint="Jour, mois, année : 02/03/1948."
        inputmode="numeric"
        autocomplete="off"
        autofocus={isFromLetter}
        refusal={refusal}
      />
      <p class="hint">Pas en navigation privée : le pass s’y efface à la fermeture.</p>
      <p>
        <button disabled={isBusy}>{isBusy ? 'Un instant…' : 'Mettre le pass sur ce téléphone'}</button>
      </p>
    </form>
  );
}

startServiceWorker();
start(document.getElementById('activation')!, <Activate />);
