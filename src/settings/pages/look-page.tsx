import type { MeasuredPair } from '../../ccas/palette.js';
import { fieldsOf } from '../../kernel/fields/fields-of.js';
import type { FormValues } from '../../kernel/http/input.js';
import { DataTable } from '../../kernel/ui/data-table.js';
import { Field, Form } from '../../kernel/ui/form.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import { ownPages } from '../own-pages.js';
import { SaveOrCancel, SettingsFrame } from './settings-frame.js';
import { LookForm } from '../look-form.js';
import { TwoVersions } from './two-versions.js';
import { VersionField } from './version-field.js';

const colourNames = { mainColour: 'Couleur principale', accentColour: 'Couleur d’accent' };

interface Props {
  token: string;
  version: number;
  changedAt: Date | null;
  canChange: boolean;
  isSaved: boolean;
  values: FormValues;
  refusal?: Refusal;
  theirs?: FormValues;
  logoId: string | null;
  /** Of the colours that are saved. */
  pairs: MeasuredPair[];
}

export function LookPage(props: Props) {
  const { token, version, changedAt, canChange, isSaved, values, refusal, theirs, logoId, pairs } = props;
  const field = fieldsOf(LookForm, { values, refusal });
  return (
    <SettingsFrame page={ownPages.look} changedAt={changedAt} isSaved={isSaved} canChange={canChange}>
      <Form action="/ccas/reglages/apparence" token={token} refusal={refusal} file>
        <VersionField version={version} values={values} refusal={refusal} />
        {theirs && <TwoVersions labels={colourNames} theirs={theirs} mine={values} />}
        <fieldset class="stack" disabled={!canChange}>
          <legend class="hidden-text">Logo et couleurs</legend>
          <h2>Logo</h2>
          {logoId ? (
            <p>
              <img class="logo" src={`/logo?${logoId}`} alt="Logo actuel" height={48} />
            </p>
          ) : (
            <p class="soft">Pas encore de logo : les pages montrent un cœur.</p>
          )}
          <Field
            label={logoId ? 'Remplacer le logo' : 'Choisir un logo'}
            type="file"
            name="logo"
            accept="image/png,image/jpeg"
            refusal={refusal}
            optional
            hint="PNG ou JPEG, 500 Ko au plus, de 64 à 2000 points de côté. Un fond blanc ou transparent convient le mieux."
          />
          {logoId && <field.sansLogo />}
          <h2>Couleurs</h2>
          <p>
            Deux couleurs remplacent celles de la maison, le bleu-vert et le jaune. Leur contraste est mesuré : trop
            pâles, elles sont refusées, car des personnes ne pourraient plus lire. Pour les pages sombres, elles sont
            éclaircies toutes seules.
          </p>
          <div class="pair">
            <field.mainColour />
            <field.accentColour />
          </div>
        </fieldset>
        {canChange && <SaveOrCancel />}
      </Form>
      {pairs.length > 0 && <Measured pairs={pairs} />}
    </SettingsFrame>
  );
}

const ratioWords = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

function Measured({ pairs }: { pairs: MeasuredPair[] }) {
  return (
    <section class="stack">
      <h2>Contrastes mesurés</h2>
      <DataTable
        label="Contrastes mesurés"
        columns={['Où', 'Aspect', 'Mesuré', 'Il faut']}
        rows={pairs.map(({ scheme, use, front, ground, ratio, wanted }) => [
          `${use.charAt(0).toUpperCase()}${use.slice(1)}, pages ${scheme === 'light' ? 'claires' : 'sombres'}`,
          <Swatch front={front} ground={ground} />,
          `${ratioWords.format(ratio)} : 1`,
          `${ratioWords.format(wanted)} : 1`,
        ])}
      />
    </section>
  );
}

/** Drawn: the page's policy allows no style of its own. */
function Swatch({ front, ground }: { front: string; ground: string }) {
  return (
    <svg width="48" height="28" viewBox="0 0 48 28" role="img" aria-label={`${front} sur ${ground}`}>
      <rect x="0.5" y="0.5" width="47" height="27" rx="5" fill={ground} stroke="#7d7768" />
      <circle cx="24" cy="14" r="8" fill={front} />
    </svg>
  );
}
