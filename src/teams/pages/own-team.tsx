import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { TeamKind } from '../team.js';
import type { MemberView } from '../team.query.js';
import { NameAndEmail } from './name-and-email.js';
import { TeamPanel } from './team-panel.js';

export type OwnTeamWords = NonNullable<TeamKind['ownTeam']>;

interface Props {
  token: string;
  path: string;
  words: OwnTeamWords;
  ownId: string;
  members: MemberView[];
  values: Record<string, string | undefined>;
  refusal?: Refusal;
  /** Which form that was. */
  refused?: string;
}

export function OwnTeamPage({ token, path, words, ownId, members, values, refusal, refused }: Props) {
  const isAlone = members.length === 1;
  const of = (handler: string) => (refused === handler ? { values, refusal } : { values: {} });
  return (
    <section class="stack">
      <div class="stack tight">
        <h1>Mon équipe</h1>
        <p class="lead soft">{words.lead}</p>
      </div>
      {refusal && refused !== 'add' && refused !== 'passOn' && <RefusalNotice refusal={refusal} />}
      <TeamPanel members={members} action={path} token={token} ownId={ownId} heading="h2" {...of('add')} />
      <details class="panel" open={refused === 'passOn'}>
        <summary>Je quitte l’équipe</summary>
        <div class="stack">
          {isAlone ? (
            <Form
              action={`${path}/responsable`}
              token={token}
              refusal={of('passOn').refusal}
              of="suite"
              class="stack narrow"
            >
              <p>Vous êtes la seule personne. Dites qui prend la suite : {words.handingOver}.</p>
              <NameAndEmail {...of('passOn')} of="suite" />
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
