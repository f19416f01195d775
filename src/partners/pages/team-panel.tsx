import type { ComponentChildren } from 'preact';
import { instantOf } from '../../kernel/time/instant-of.js';
import { Form } from '../../kernel/ui/form.js';
import { NameAndEmail } from '../../kernel/ui/name-and-email.js';
import { frenchMoment } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { MemberView } from '../team.query.js';

interface Props {
  members: MemberView[];
  /** Address of the list: forms post to it and below it. */
  action: string;
  token: string;
  /** What was typed and refused. */
  values?: Record<string, string | undefined>;
  refusal?: Refusal;
  /** What else may be done about one of them. */
  more?(member: MemberView): ComponentChildren;
  /** Who is looking: they leave by another way. */
  ownId?: string;
  /** One below the heading it stands under. */
  heading?: 'h2' | 'h3';
}

/** Who acts for a partner, and who may join. */
export function TeamPanel({
  members,
  action,
  token,
  values = {},
  refusal,
  more,
  ownId,
  heading: Heading = 'h3',
}: Props) {
  return (
    <>
      <ul class="entries">
        {members.map((member) => (
          <li>
            <div>
              <p>
                <strong>{member.name}</strong>
                {member.id === ownId && ' (vous)'}
              </p>
              <p class="soft">{member.email}</p>
              <p class="soft">
                {member.lastSeenAt
                  ? `Vu·e le ${frenchMoment(instantOf(member.lastSeenAt))}`
                  : 'N’est pas encore entré·e'}
              </p>
            </div>
            <div class="row">
              {more?.(member)}
              {member.id !== ownId && (
                <Form action={`${action}/${member.id}/retirer`} token={token} class="row">
                  <button class="quiet">
                    Retirer<span class="hidden-text"> {member.name}</span>
                  </button>
                </Form>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Form action={action} token={token} refusal={refusal} class="stack narrow">
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
