import type { FormValues } from '../../kernel/http/input.js';

interface Props {
  labels: Record<string, string>;
  theirs: FormValues;
  mine: FormValues;
}

/** What another person saved, beside what was typed here: only where they differ. */
export function TwoVersions({ labels, theirs, mine }: Props) {
  const words = (values: FormValues, field: string) => [values[field] ?? ''].flat().join(', ');
  const rows = Object.entries(labels).filter(([field]) => words(theirs, field) !== words(mine, field));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Les deux versions">
      <table>
        <caption>Le formulaire ci-dessous garde ce que vous avez tapé.</caption>
        <thead>
          <tr>
            <th scope="col">Champ</th>
            <th scope="col">Enregistré entre-temps</th>
            <th scope="col">Votre saisie</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([field, label]) => (
            <tr>
              <th scope="row">{label}</th>
              <td>{words(theirs, field) || '(vide)'}</td>
              <td>{words(mine, field) || '(vide)'}</td>
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={3}>Vos deux saisies disent la même chose.</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
