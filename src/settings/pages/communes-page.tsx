import type { CommuneFound } from '../../ccas/communes.js';
import { Form, RefusalNotice } from '../../kernel/ui/form.js';
import { counted } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { ownPages } from '../own-pages.js';
import { SettingsFrame } from './settings-frame.js';

interface Props {
  token: string;
  version: number;
  changedAt: Date | null;
  canChange: boolean;
  isSaved?: boolean;
  chosen: { code: string; name: string; residents: number }[];
  words: string;
  /** Not chosen yet. */
  found: CommuneFound[];
  refusal?: Refusal;
}

export function CommunesPage({ token, version, changedAt, canChange, isSaved, chosen, words, found, refusal }: Props) {
  const change = (name: string, code: string, label: string, icon: string) => (
    <Form action="/ccas/reglages/communes" token={token}>
      <input type="hidden" name="version" value={String(version)} />
      <input type="hidden" name={name} value={code} />
      <button class="quiet">
        <Icon name={icon} /> {label}
      </button>
    </Form>
  );
  return (
    <SettingsFrame page={ownPages.communes} changedAt={changedAt} isSaved={isSaved} canChange={canChange}>
      {refusal && <RefusalNotice refusal={refusal} />}
      <p>La première est celle d’où les lettres sont datées.</p>
      <ul class="entries">
        {chosen.map(({ code, name, residents }) => (
          <li>
            <div>
              <p>
                <strong>{name}</strong>
              </p>
              <p class="soft">
                INSEE {code} · {counted(residents, 'usager inscrit', 'usagers inscrits')}
              </p>
            </div>
            {canChange && change('retirer', code, `Retirer ${name}`, 'trash-2')}
          </li>
        ))}
      </ul>
      {canChange && (
        <section class="stack">
          <h2>Ajouter une commune</h2>
          <form class="search" action="/ccas/reglages/communes">
            <div class="field">
              <label for="champ-q">Nom ou code postal</label>
              <input id="champ-q" type="search" name="q" value={words} autocomplete="off" />
            </div>
            <button>
              <Icon name="search" /> Chercher
            </button>
          </form>
          {words && found.length === 0 && (
            <p>Aucune autre commune ne répond à « {words} ». Essayez le début de son nom, ou son code postal.</p>
          )}
          {found.length > 0 && (
            <ul class="entries">
              {found.map(({ code, name, postcodes }) => (
                <li>
                  <div>
                    <p>
                      <strong>{name}</strong>
                    </p>
                    <p class="soft">
                      {postcodes.slice(0, 4).join(', ')} · INSEE {code}
                    </p>
                  </div>
                  {change('ajouter', code, `Ajouter ${name} (${postcodes[0] ?? code})`, 'plus')}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </SettingsFrame>
  );
}
