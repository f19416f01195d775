import { Form } from '../../kernel/ui/form.js';
import type { ShownForm } from '../../kernel/fields/fields-of.js';
import type { MemberView } from '../team.query.js';
import { NameAndEmail } from './name-and-email.js';
import { TeamMembers } from './team-members.js';

interface Props extends ShownForm {
  members: MemberView[];
  /** Address of the list: forms post to it and below it. */
  action: string;
  token: string;
  showsLinks?: boolean;
  ownId?: string;
  /** One below the heading it stands under. */
  heading?: 'h2' | 'h3';
}

/** Who acts for a house, and who may join. */
export function TeamPanel({ values, refusal, heading: Heading = 'h3', ...team }: Props) {
  return (
    <>
      <TeamMembers {...team} />
      <Form action={team.action} token={team.token} refusal={refusal} class="stack narrow">
        <Heading>Ajouter une personne</Heading>
        <NameAndEmail
          values={values}
          hint="Elle reçoit un lien pour entrer : il n’y a pas de mot de passe."
          refusal={refusal}
        />
        <button class="quiet">Ajouter à l’équipe</button>
      </Form>
    </>
  );
}
