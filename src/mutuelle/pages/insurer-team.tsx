import { instantOf } from '../../kernel/time/instant-of.js';
import { Form } from '../../kernel/ui/form.js';
import { NameAndEmail } from '../../kernel/ui/name-and-email.js';
import { frenchMoment } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { InsurerMemberView } from '../change-insurer-team.js';

interface Props {
  token: string;
  /** Of the agreement's page. */
  path: string;
  members: InsurerMemberView[];
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

/** Who may come in for the mutuelle: by a link, and to those people alone who agreed. */
export function InsurerTeam({ token, path, members, values, refusal }: Props) {
  return (
    <section class="panel stack">
      <h2>Personnes de la mutuelle</h2>
      <p class="soft">
        Elles entrent par un lien reçu par courriel, et ne voient que les personnes qui ont donné leur accord.
      </p>
      <ul class="entries">
        {members.map((member) => (
          <li>
            <div>
              <p>
                <strong>{member.name}</strong>
              </p>
              <p class="soft">
                {member.email} ·{' '}
                {member.lastSeenAt
                  ? `vu·e le ${frenchMoment(instantOf(member.lastSeenAt))}`
                  : 'n’est pas encore entré·e'}
              </p>
            </div>
            <div class="row">
              <Form action={`${path}/personnes/${member.id}/lien`} token={token} class="row">
                <button class="quiet">
                  Montrer un lien<span class="hidden-text"> pour {member.name}</span>
                </button>
              </Form>
              <Form action={`${path}/personnes/${member.id}/retirer`} token={token} class="row">
                <button class="quiet">
                  Retirer<span class="hidden-text"> {member.name}</span>
                </button>
              </Form>
            </div>
          </li>
        ))}
      </ul>
      <Form action={`${path}/personnes`} token={token} refusal={refusal} class="stack narrow">
        <NameAndEmail values={values} refusal={refusal} />
        <button class="quiet">Ouvrir un accès</button>
      </Form>
    </section>
  );
}
