import type { OwnControl } from '../../kernel/fields/look.js';
import { textIn } from '../../kernel/http/input.js';
import { FieldNotes, fieldFacts } from '../../kernel/ui/field-frame.js';
import { counted } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { PersonPick } from '../resident-picks.js';
import { NewcomerFields } from './newcomer-fields.js';
import { PersonChoices } from './person-choices.js';
import { PersonScript } from './person-script.js';

const nothing: PersonPick = { typed: '', people: [], isCut: false, isSought: false };

/** A person of the register, or somebody who enters it. */
export function AnyPersonField(control: OwnControl) {
  return <PersonField {...control} mayRegister />;
}

/** A person of the register. */
export function KnownPersonField(control: OwnControl) {
  return <PersonField {...control} />;
}

/**
 * A text to look for, and those who were found, to choose from; all of it in the form that asks for the person. A script
 * proposes them while one types.
 */
function PersonField({ mayRegister, ...control }: OwnControl & { mayRegister?: boolean }) {
  const { label, name, of, hint, isOptional, values, refusal } = control;
  const found = (control.found as PersonPick | undefined) ?? nothing;
  if (found.newcomer && mayRegister) return <NewcomerFields {...control} found={found} newcomer={found.newcomer} />;
  const facts = fieldFacts(name, hint, refusal, of);
  const hasAsked = refusal?.code === 'form_asks' && refusal.extra!.field === name;
  const own = textIn(values, name);
  const chosen = found.chosen ?? (found.people.some(({ id }) => id === own) ? own : undefined);
  return (
    <div
      class={facts.error ? 'field person wrong' : 'field person'}
      data-person={name}
      data-except={found.except?.join(' ')}
    >
      <label for={facts.id}>
        {label}
        {isOptional && <span class="optional"> (facultatif)</span>}
      </label>
      <FieldNotes {...facts} hint={hint} />
      <div class="person-search">
        <input
          id={facts.id}
          name={`${name}:cherche`}
          type="text"
          value={found.typed}
          maxLength={4096}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={facts.error ? 'true' : undefined}
          aria-describedby={facts.describedBy}
          autofocus={facts.isRefused || (hasAsked && found.people.length === 0) || undefined}
        />
        <input type="hidden" name={`${name}:vu`} value={found.typed} />
        <button name={`${name}:demande`} value="chercher" class="quiet">
          <Icon name="search" /> Chercher
        </button>
      </div>
      <p class="person-count" role="status" data-count>
        {countWords(found)}
      </p>
      <PersonChoices {...{ name, label, chosen, isOptional }} {...found} hasFocus={hasAsked} />
      {mayRegister && (
        <p data-register hidden={!found.isSought}>
          <button name={`${name}:demande`} value="inscrire" class="quiet">
            Inscrire cette personne
          </button>
        </p>
      )}
      <PersonScript />
    </div>
  );
}

/** How many there are, as it is said aloud too. */
function countWords({ isSought, people, isCut, said, hasLeftOut }: PersonPick): string {
  if (said) return said;
  if (!isSought) return '';
  if (people.length === 0) return hasLeftOut ? 'Personne d’autre ne correspond.' : 'Personne ne correspond.';
  if (isCut) return 'Les 20 premières personnes sont ici : affinez, par exemple avec le prénom.';
  return counted(people.length, 'personne trouvée.', 'personnes trouvées.');
}
