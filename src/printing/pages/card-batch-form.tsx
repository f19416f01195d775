import type { ComponentChildren } from 'preact';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { counted } from '../../kernel/ui/french.js';
import { Field, Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { CardBatchForm } from '../card-batch-form.js';
import type { CardChoice } from '../card-batch.entity.js';
import type { ChoiceCounts } from '../card-choice.query.js';
import { PRINTABLE_SHOWN } from '../printable-shown.js';
import type { PrintableRow } from '../printable-directory.query.js';

type Values = Record<string, string | string[] | undefined>;

interface Props {
  token: string;
  values: Values;
  /** Passes that are ticked. */
  chosen: string[];
  counts: ChoiceCounts;
  people: PrintableRow[];
  refusal?: Refusal;
  /** How many cards the choice means, once asked. */
  count?: number;
}

/** Which cards, in what form; one page, nothing lost when it comes back. */
export function CardBatchFormPage({ token, values, chosen, counts, people, refusal, count }: Props) {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const field = fieldsOf(CardBatchForm, { values, refusal });
  const choice = text('choice') ?? (counts.neverPrinted > 0 ? 'never_printed' : 'passes');
  return (
    <section class="narrow stack">
      <h1>Préparer des cartes</h1>
      <Form action="/ccas/cartes/nouveau" token={token} refusal={refusal}>
        {count !== undefined && (
          <div class="notice accepted" role="status">
            <p>
              <strong>{counted(count, 'carte correspond', 'cartes correspondent')}</strong> à ce choix.
            </p>
          </div>
        )}
        <fieldset id="champ-choice">
          <legend>Quelles cartes ?</legend>
          <div class="choices upright">
            <Choice value="never_printed" choice={choice}>
              Jamais imprimées : {counted(counts.neverPrinted, 'carte')}
            </Choice>
            <Choice value="issued_since" choice={choice}>
              Toutes les cartes émises depuis une date
            </Choice>
            {(counts.reissue > 0 || choice === 'reissue') && (
              <Choice value="reissue" choice={choice}>
                À refaire, leur clé est compromise : {counted(counts.reissue, 'carte')}
              </Choice>
            )}
            <Choice value="passes" choice={choice}>
              Celles que je choisis
            </Choice>
          </div>
        </fieldset>
        <field.issuedSince />
        <People people={people} chosen={chosen} q={text('q') ?? ''} refusal={refusal} />
        <Layout cards={text('cards') ?? 'sheets'} letters={text('letters') === 'true'} />
        <p class="row">
          <button name="geste" value="preparer">
            Préparer
          </button>
          <button class="quiet" name="geste" value="compter">
            Compter d’abord
          </button>
        </p>
      </Form>
    </section>
  );
}

function Choice({ value, choice, children }: { value: CardChoice; choice: string; children: ComponentChildren }) {
  return (
    <label>
      <input type="radio" name="choice" value={value} checked={value === choice} />
      <span>{children}</span>
    </label>
  );
}

function Layout({ cards, letters }: { cards: string; letters: boolean }) {
  const layouts: [string, string][] = [
    ['sheets', 'Feuilles A4 de dix cartes, à découper'],
    ['single', 'Une carte par page, pour une imprimante à cartes'],
    ['none', 'Pas de cartes'],
  ];
  return (
    <fieldset id="champ-cards">
      <legend>Sous quelle forme ?</legend>
      <div class="choices upright">
        {layouts.map(([value, label]) => (
          <label>
            <input type="radio" name="cards" value={value} checked={value === cards} />
            <span>{label}</span>
          </label>
        ))}
        <label>
          <input type="checkbox" name="letters" value="true" checked={letters} />
          <span>Une lettre pour chaque personne, avec de quoi mettre le pass sur un téléphone</span>
        </label>
      </div>
    </fieldset>
  );
}

function People({ people, chosen, q, refusal }: Pick<Props, 'people' | 'chosen' | 'refusal'> & { q: string }) {
  const error = refusal?.errors.find(({ field }) => field === 'passIds');
  return (
    <details open={chosen.length > 0 || q !== '' || error !== undefined}>
      <summary>Choisir des personnes{chosen.length > 0 && ` (${chosen.length} déjà cochées)`}</summary>
      <div class="stack">
        <div class="search">
          <Field label="Chercher un nom" name="q" type="search" value={q} optional />
          <button class="quiet" name="geste" value="chercher">
            Chercher
          </button>
        </div>
        <fieldset id="champ-passIds" class={error ? 'field wrong' : undefined}>
          <legend>Personnes</legend>
          {error && <p class="error">{error.detail}</p>}
          {people.length - chosen.length >= PRINTABLE_SHOWN && (
            <p class="soft">Les {PRINTABLE_SHOWN} premières sont ici : cherchez un nom pour les autres.</p>
          )}
          {people.length === 0 ? (
            <p class="soft">{q ? 'Personne ne correspond à ce nom.' : 'Aucun pass en service pour l’instant.'}</p>
          ) : (
            <div class="choices upright">
              {people.map((person) => (
                <label>
                  <input type="checkbox" name="passId" value={person.passId} checked={chosen.includes(person.passId)} />
                  <span>
                    <strong>{person.lastName}</strong> {person.firstName}{' '}
                    <span class="soft">
                      {person.number}
                      {!person.wasPrinted && ', jamais imprimée'}
                    </span>
                  </span>
                </label>
              ))}
            </div>
          )}
        </fieldset>
      </div>
    </details>
  );
}
