import { instantOf } from '../../kernel/time/instant-of.js';
import { Form } from '../../kernel/ui/form.js';
import { frenchMoment } from '../../kernel/ui/french.js';
import type { MemberView } from '../team.query.js';

interface Props {
  members: MemberView[];
  /** Address of the list: forms post below it. */
  action: string;
  token: string;
  /** Each may be shown a link, on the screen of an agent. */
  showsLinks?: boolean;
  /** Who is looking: they leave by another way. */
  ownId?: string;
}

/** Who acts for a house, and how to remove them. */
export function TeamMembers({ members, action, token, showsLinks, ownId }: Props) {
  return (
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
              {member.lastSeenAt ? `Vu·e le ${frenchMoment(instantOf(member.lastSeenAt))}` : 'N’est pas encore entré·e'}
            </p>
          </div>
          <div class="row">
            {showsLinks && (
              <Form action={`${action}/${member.id}/lien`} token={token} class="row">
                <button class="quiet">
                  Montrer un lien<span class="hidden-text"> pour {member.name}</span>
                </button>
              </Form>
            )}
            {member.id !== ownId && (
              <Form action={`${action}/${member.id}/retrait`} token={token} class="row">
                <button class="quiet">
                  Retirer<span class="hidden-text"> {member.name}</span>
                </button>
              </Form>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
