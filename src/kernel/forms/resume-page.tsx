import type { TypedForm } from './typed-form.js';
import { Form } from '../ui/form.js';

interface Props {
  token: string;
  form: TypedForm;
  home: string;
}

/** For a form whose own page cannot show itself filled in: what was typed, to send as it is. */
export function ResumePage({ token, form, home }: Props) {
  const shown = form.fields.filter(([, value]) => value.trim() !== '');
  return (
    <section class="narrow stack">
      <h1>Votre session s’était terminée</h1>
      <p class="lead">
        Ce que vous veniez d’envoyer n’a pas été fait. {shown.length > 0 && 'Voici ce que vous aviez écrit.'}
      </p>
      {form.hadFile && <p>Le fichier n’a pas été gardé : revenez à la page pour le choisir de nouveau.</p>}
      {shown.length > 0 && (
        <ul class="entries">
          {shown.map(([, value]) => (
            <li class="verbatim">{value}</li>
          ))}
        </ul>
      )}
      <Form action={form.path} token={token}>
        {form.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="row">
          {!form.hadFile && <button>Envoyer maintenant</button>}
          <a class="button quiet" href={form.from ?? home}>
            Revenir à la page
          </a>
        </div>
      </Form>
    </section>
  );
}
