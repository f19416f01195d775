import { communeName } from '../../ccas/communes.js';
import { Form } from '../../kernel/ui/form.js';
import { frenchDay, frenchMoment } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { instantOf } from '../../kernel/time/instant-of.js';
import { mergeLabels } from '../merged-values.js';
import { residenceProofLabels } from '../residence-proof-labels.js';
import { type ComparedField, comparedFields, type Difference, type Side } from '../version-comparison.js';

type Values = Record<string, string | undefined>;

interface Props {
  token: string;
  residentId: string;
  /** Of the dossier as it is saved now. */
  version: number;
  /** Who saved it, and when. */
  savedBy: { who: string; at: Date; isByList: boolean } | undefined;
  differences: Difference[];
  mine: Values;
  theirs: Values;
  choices: Partial<Record<ComparedField, Side>>;
  /** It is somebody else in spite of the same name: said before, still said. */
  confirmedNew: boolean;
  /** That somebody else saved meanwhile, which the page says itself; or that no choice was made. */
  refusal?: Refusal;
}

const labels: Record<ComparedField, string> = {
  ...mergeLabels,
  reference: 'Référence',
  residenceProof: 'Justificatif de domicile',
};

/** Two people corrected one dossier: both versions side by side, and one choice for each answer that differs. */
export function VersionComparisonPage(props: Props) {
  const { token, residentId, version, savedBy, differences, mine, theirs, choices, confirmedNew } = props;
  const refusal = props.refusal?.code === 'undecided' ? props.refusal : undefined;
  const names = Object.values(comparedFields).flat();
  return (
    <section class="stack">
      <h1>Deux corrections du même dossier</h1>
      <div class="notice waiting" role="alert">
        <p>
          <strong>
            {savedBy
              ? `Pendant que vous corrigiez ce dossier, ${savedBy.isByList ? 'une liste chargée l’a' : `${savedBy.who} l’a`} modifié, le ${frenchMoment(instantOf(savedBy.at))}.`
              : 'Pendant que vous corrigiez ce dossier, il a été modifié.'}
          </strong>{' '}
          Rien de ce que vous avez écrit n’est perdu, et rien n’est encore enregistré.
        </p>
      </div>
      {differences.length === 0 ? (
        <>
          <p>Vous aviez écrit la même chose : il n’y a rien de plus à enregistrer.</p>
          <p>
            <a class="button" href={`/ccas/usagers/${residentId}`}>
              Revenir au dossier
            </a>
          </p>
        </>
      ) : (
        <Form action={`/ccas/usagers/${residentId}/modification`} token={token} refusal={refusal}>
          <input type="hidden" name="version" value={String(version)} />
          {confirmedNew && <input type="hidden" name="confirmedNew" value="oui" />}
          {names.map((name) => (
            <>
              <input type="hidden" name={name} value={mine[name] ?? ''} />
              <input type="hidden" name={`before.${name}`} value={theirs[name] ?? ''} />
            </>
          ))}
          {differences.map(({ field, suggested }) => (
            <Choice
              field={field}
              chosen={choices[field] ?? (refusal ? undefined : suggested)}
              mine={wordsOf(field, mine)}
              theirs={wordsOf(field, theirs)}
              refusal={refusal}
            />
          ))}
          <p class="row">
            <button>Enregistrer ces choix</button>
            <a class="button quiet" href={`/ccas/usagers/${residentId}`}>
              Garder ce qui est enregistré
            </a>
          </p>
        </Form>
      )}
    </section>
  );
}

interface ChoiceProps {
  field: ComparedField;
  chosen?: Side;
  mine: string;
  theirs: string;
  refusal?: Refusal;
}

function Choice({ field, chosen, mine, theirs, refusal }: ChoiceProps) {
  const name = `choice.${field}`;
  const error = refusal?.errors.find((each) => each.field === name);
  const option = (side: Side, label: string, value: string) => (
    <label>
      <input
        type="radio"
        name={name}
        id={side === 'mine' ? `champ-${name}` : undefined}
        value={side}
        checked={chosen === side}
        aria-describedby={error && `champ-${name}-erreur`}
      />
      <span>
        <span class="soft">{label} : </span>
        <br />
        <strong>{value || 'Rien'}</strong>
      </span>
    </label>
  );
  return (
    <fieldset class={error ? 'field wrong' : 'field'}>
      <legend>{labels[field]}</legend>
      {error && (
        <p class="error" id={`champ-${name}-erreur`}>
          {error.detail}
        </p>
      )}
      <div class="pair choices tall sides">
        {option('mine', 'Vous avez écrit', mine)}
        {option('theirs', 'Enregistré maintenant', theirs)}
      </div>
    </fieldset>
  );
}

function wordsOf(field: ComparedField, values: Values): string {
  const words = comparedFields[field].map((name) => wordOf(name, values[name]?.trim() ?? ''));
  return words.filter(Boolean).join(', ');
}

function wordOf(name: string, value: string): string {
  if (name === 'communeCode') return communeName(value);
  if (name === 'residenceProof.kind') return residenceProofLabels[value as 'energy'] ?? value;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? frenchDay(value) : value;
}
