import { Form } from '../../../kernel/ui/form.js';
import type { Refusal } from '../../../kernel/ui/refusal.js';
import { NameAndEmail } from '../../../teams/pages/name-and-email.js';
import { TeamMembers } from '../../../teams/pages/team-members.js';
import type { MemberView } from '../../../teams/team.query.js';

interface Props {
  token: string;
  /** Of the agreement's page. */
  path: string;
  members: MemberView[];
  values: Record<string, string | undefined>;
  refusal?: Refusal;
}

/** Who may come in for the mutuelle: by a link, and to those people alone who agreed. */
export function InsurerTeam({ token, path, members, values, refusal }: Props) {
  const action = `${path}/personnes`;
  return (
    <section class="panel stack">
      <h2>Personnes de la mutuelle</h2>
      <p class="soft">
        Elles entrent par un lien reçu par courriel, et ne voient que les personnes qui ont donné leur accord.
      </p>
      <TeamMembers {...{ token, action, members }} showsLinks />
      <Form action={action} token={token} refusal={refusal} class="stack narrow">
        <NameAndEmail values={values} refusal={refusal} />
        <button class="quiet">Ouvrir un accès</button>
      </Form>
    </section>
  );
}
