import type { PersonLine } from '../people-to-pick.js';
import { pickedOtherwise } from '../picked-otherwise.js';

interface Props {
  /** Of the field. */
  name: string;
  label: string;
  people: PersonLine[];
  chosen?: string;
  /** Nobody may be the answer. */
  isOptional?: boolean;
  /** Somebody else may be, who is registered. */
  otherwise?: string;
  hasFocus?: boolean;
}

/** Those who may be meant: one is chosen. A dossier that has ended is seen, and not chosen. */
export function PersonChoices({ name, label, people, chosen, isOptional, otherwise, hasFocus }: Props) {
  const first = people.find(({ isEnded }) => !isEnded);
  return (
    <fieldset class="person-list" data-people hidden={people.length === 0}>
      <legend class="hidden-text">{label} : qui est-ce ?</legend>
      <div class="choices tall">
        {people.map((person) => (
          <label>
            <input
              type="radio"
              name={name}
              value={person.id}
              checked={person.id === chosen}
              disabled={person.isEnded}
              autofocus={(hasFocus && person === first) || undefined}
            />
            <PersonWords {...person} />
          </label>
        ))}
        {people.length > 0 && isOptional && (
          <label>
            <input type="radio" name={name} value={pickedOtherwise.nobody} />
            <span>Aucune de ces personnes</span>
          </label>
        )}
        {otherwise && (
          <label>
            <input
              type="radio"
              name={name}
              value={pickedOtherwise.someoneElse}
              checked={chosen === pickedOtherwise.someoneElse}
            />
            <span>{otherwise}</span>
          </label>
        )}
      </div>
    </fieldset>
  );
}

function PersonWords({ name, facts, isEnded }: PersonLine) {
  return (
    <span>
      <strong>{name}</strong>
      <span class="detail">
        {' '}
        {facts.join(', ')}
        {isEnded && '. Il ne peut pas être choisi.'}
      </span>
    </span>
  );
}
