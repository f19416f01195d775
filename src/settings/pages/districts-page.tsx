import { fieldsOf } from '../../kernel/fields/fields-of.js';
import { Field, Form } from '../../kernel/ui/form.js';
import { frenchNumber } from '../../kernel/ui/french.js';
import type { Refusal } from '../../kernel/ui/refusal.js';
import type { District } from '../../statistics/districts.js';
import { ownPages } from '../own-pages.js';
import { AddressesForm } from '../addresses-form.js';
import { OutlinesFigure } from './outlines-figure.js';
import { SettingsFrame } from './settings-frame.js';

interface Props {
  token: string;
  version: number;
  changedAt: Date | null;
  canChange: boolean;
  isSaved: boolean;
  refusal?: Refusal;
  districts: District[];
  /** Addresses of residents: those that may be looked up, and those that were found. */
  located: { addresses: number; found: number };
  isAllowed: boolean;
  /** This installation knows a geocoder. */
  isPossible: boolean;
}

export function DistrictsPage(props: Props) {
  const { token, version, changedAt, canChange, isSaved, refusal, districts, located, isAllowed, isPossible } = props;
  const field = fieldsOf(AddressesForm, { values: {} });
  return (
    <SettingsFrame page={ownPages.districts} changedAt={changedAt} isSaved={isSaved} canChange={canChange}>
      <p>Sans contours, ou pour une adresse inconnue, les bilans comptent par code postal.</p>
      {districts.length > 0 && <OutlinesFigure districts={districts} />}
      {canChange && (
        <p>
          <a class="button" href="/ccas/reglages/quartiers/dessin">
            {districts.length > 0 ? 'Changer les contours sur le plan' : 'Dessiner les quartiers sur le plan'}
          </a>
        </p>
      )}
      {canChange && (
        <Form action="/ccas/reglages/quartiers" token={token} refusal={refusal} file class="panel stack">
          <input type="hidden" name="version" value={String(version)} />
          <h2>{districts.length > 0 ? 'Remplacer par un fichier' : 'Ou charger un fichier'}</h2>
          <Field
            label="Fichier GeoJSON"
            type="file"
            name="file"
            accept=".geojson,.json,application/geo+json,application/json"
            refusal={refusal}
            hint="Un contour par quartier, avec son nom dans « nom ». 2 Mo au plus, en WGS 84. Le service urbanisme de la mairie l’a souvent."
          />
          <button>Charger ces contours</button>
        </Form>
      )}
      <section class="panel stack">
        <h2>Trouver le quartier des usagers</h2>
        <p>
          {isAllowed
            ? `${frenchNumber(located.found)} adresses trouvées sur ${frenchNumber(located.addresses)}. Les autres le sont peu à peu, en arrière-plan.`
            : 'Les adresses ne sont pas recherchées : les bilans comptent par code postal.'}
        </p>
        {!isPossible && (
          <p class="soft">Cette installation n’a pas d’accès à la Géoplateforme : voyez qui gère le serveur.</p>
        )}
        {canChange && (
          <Form action="/ccas/reglages/quartiers/adresses" token={token}>
            <input type="hidden" name="version" value={String(version)} />
            <field.accord value={isAllowed ? 'oui' : ''} />
            <p class="soft">
              La rue et le code postal, jamais le nom, sont envoyés à la Géoplateforme de l’État (IGN). La page Données
              personnelles le dit.
            </p>
            <button class="quiet">Enregistrer ce choix</button>
          </Form>
        )}
      </section>
    </SettingsFrame>
  );
}
