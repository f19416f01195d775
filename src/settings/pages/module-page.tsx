import type { AccountLine } from '../../accounts/account-directory.query.js';
import { Choices } from '../../kernel/ui/choices.js';
import { counted } from '../../kernel/ui/french.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { ModuleState, type OfferedModule } from './module-state.js';

interface Props {
  token: string;
  module: OfferedModule;
  canChange: boolean;
  /** How many things to come people count on. */
  held: number;
  /** Something of it is kept. */
  isUsed: boolean;
  /** Open ones. */
  accounts: AccountLine[];
  refusal?: Refusal;
}

/** One module: what it is for, who uses it, and its switch. */
export function ModulePage({ token, module, canChange, held, isUsed, accounts, refusal }: Props) {
  const action = `/ccas/reglages/modules/${module.key}`;
  const before = accounts.filter(({ kind, modules }) => kind === 'agent' && modules.includes(module.key));
  return (
    <div class="stack narrow">
      <p>
        <a href="/ccas/reglages/modules">Modules</a>
      </p>
      <div class="stack tight">
        <h1>{module.name}</h1>
        <p>
          <ModuleState isOn={module.isOn} />
        </p>
      </div>
      <p class="lead">{module.says}</p>
      {refusal && <RefusalNotice refusal={refusal} />}
      {!canChange && <p>Une personne responsable peut le changer.</p>}
      {module.isOn && <WhoUses module={module} accounts={accounts} canChange={canChange} />}
      {canChange && !module.isOn && (
        <Form action={`${action}/ouverture`} token={token} class="panel stack">
          <h2>Le mettre en service</h2>
          <p>Ses pages, son menu et ce qui attend apparaissent aussitôt, sur le site et ici.</p>
          <Choices
            legend="Qui l’ouvre, à part les responsables ?"
            name="granted"
            value={before.length > 0 ? 'chosen' : 'everyone'}
            options={[
              ['everyone', 'Tous les comptes'],
              before.length > 0
                ? ['chosen', 'Les comptes qui l’avaient', before.map(({ name }) => name).join(', ')]
                : ['chosen', 'Personne pour le moment', 'Vous choisirez compte par compte.'],
            ]}
          />
          <button>Mettre en service</button>
        </Form>
      )}
      {canChange && module.isOn && (
        <section class="panel stack">
          <h2>L’arrêter</h2>
          {held > 0 && module.holds ? (
            <p>
              Des personnes comptent encore dessus :{' '}
              <a href={module.holds.href}>{counted(held, ...module.holds.words)}</a>. Terminez-les d’abord.
            </p>
          ) : (
            <>
              <p>
                Ses pages ne répondent plus, ici et sur le site.{' '}
                {isUsed && 'Ce qui est déjà enregistré reste gardé le temps prévu, exporté et effacé comme avant.'}
              </p>
              <Form action={`${action}/arret`} token={token}>
                <button class="danger">Arrêter ce module</button>
              </Form>
            </>
          )}
        </section>
      )}
    </div>
  );
}

function WhoUses({ module, accounts, canChange }: Pick<Props, 'module' | 'accounts' | 'canChange'>) {
  const users = accounts.filter(({ kind, modules }) => kind === 'manager' || modules.includes(module.key));
  return (
    <section class="stack tight">
      <h2>Qui l’ouvre</h2>
      <ul>
        {users.map(({ id, name, kind }) => (
          <li>
            {canChange ? <a href={`/ccas/comptes/${id}`}>{name}</a> : name}
            {kind === 'manager' && <span class="soft">, responsable</span>}
          </li>
        ))}
      </ul>
      {canChange && (
        <p>
          Pour donner ou retirer ce module à quelqu’un : <a href="/ccas/comptes">Comptes</a>, son nom, Modules.
        </p>
      )}
    </section>
  );
}
