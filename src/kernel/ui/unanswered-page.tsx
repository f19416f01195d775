import type { TypedForm } from '../forms/typed-form.js';
import { Form } from './form.js';

interface Props {
  title: string;
  detail: string;
  nextStep?: string;
  /** What was sent, to send again as it is; its token is the one it came with. */
  form?: { token: string; typed: TypedForm };
  /** Path to ask for again, where a page was asked for. */
  page?: string;
  /** Somebody came with a session, which could not be looked at. */
  hasSession: boolean;
}

/** The service could not answer now: the same can be asked again from here, with all that was typed. */
export function UnansweredPage({ title, detail, nextStep, form, page, hasSession }: Props) {
  return (
    <section class="narrow stack">
      <h1>{title}</h1>
      <p class="lead">{detail}</p>
      {nextStep && <p>{nextStep}</p>}
      {hasSession && <p>Vous n’êtes pas déconnecté.</p>}
      {form ? (
        <Form action={form.typed.path} token={form.token}>
          {form.typed.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <p>Ce que vous avez écrit est gardé dans cette page.</p>
          <div class="row">
            <button>Réessayer</button>
            {form.typed.from && <a href={form.typed.from}>Revenir à la page</a>}
          </div>
        </Form>
      ) : page ? (
        <p>
          <a class="button" href={page}>
            Réessayer
          </a>
        </p>
      ) : (
        <p>Ce que vous avez écrit est encore dans la page précédente : revenez-y, puis envoyez de nouveau.</p>
      )}
    </section>
  );
}
