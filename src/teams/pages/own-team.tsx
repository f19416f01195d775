import { formOf, shownForm, type ShownForms } from '../../kernel/fields/fields-of.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import type { TeamKind } from '../team.js';
import type { MemberView } from '../team.query.js';
import { NameAndEmail } from './name-and-email.js';
import { TeamPanel } from './team-panel.js';

export type OwnTeamWords = NonNullable<TeamKind['ownTeam']>;

interface Props extends ShownForms {
  token: string;
  path: string;
  words: OwnTeamWords;
  ownId: string;
  members: MemberView[];
}

export function OwnTeamPage({ token, path, words, ownId, members, ...page }: Props) {
  const { refused, refusal } = page;
  const passOn = formOf(page, 'passOn');
  const isAlone = members.length === 1;
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Mon équipe</h1>
        <p class="lead soft">{words.lead}</p>
      </div>
      {refusal && refused !== 'add' && refused !== 'passOn' && <RefusalNotice refusal={refusal} />}
      <TeamPanel members={members} action={path} token={token} ownId={ownId} heading="h2" {...shownForm(page, 'add')} />
      <details class="panel" open={refused === 'passOn'}>
        <summary>Je quitte l’équipe</summary>
        <div class="stack">
          {isAlone ? (
            <Form
              action={`${path}/responsable`}
              token={token}
              refusal={passOn.refusal}
              of={passOn.of}
              class="stack narrow"
            >
              <p>Vous êtes la seule personne. Dites qui prend la suite : {words.handingOver}.</p>
              <NameAndEmail {...passOn} />
              <button class="danger">Passer la main et quitter</button>
            </Form>
          ) : (
            <Form action={`${path}/depart`} token={token}>
              <p>Vous n’entrerez plus dans cet espace. {words.leaving}</p>
              <button class="danger">Quitter l’équipe</button>
            </Form>
          )}
        </div>
      </details>
    </section>
  );
}
