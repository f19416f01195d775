import { Form } from '../../../kernel/ui/form.js';

/** Opening the link changes nothing: a mail program that looks at links must not decide for a person. */
export function NoReminderPage({ token, path, isDone }: { token: string; path: string; isDone: boolean }) {
  return (
    <section class="narrow stack">
      <h1>Rappels de dons</h1>
      {isDone ? (
        <div class="notice accepted" role="status">
          <p>C’est noté : nous ne vous enverrons plus de rappel. Ce choix est gardé trois ans.</p>
        </div>
      ) : (
        <Form action={path} token={token}>
          <p class="lead">Vous ne voulez plus recevoir de rappel pour donner au CCAS ?</p>
          <button>Ne plus recevoir de rappel</button>
        </Form>
      )}
    </section>
  );
}
