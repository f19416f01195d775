import type { ComponentChildren } from 'preact';
import { instantOf } from '../../kernel/time/instant-of.js';
import { frenchMoment } from '../../kernel/ui/french.js';

interface Props {
  page: { title: string; lead: string };
  /** When it was saved last. */
  changedAt?: Date | null;
  /** It was saved a moment ago. */
  isSaved?: boolean;
  canChange: boolean;
  children: ComponentChildren;
}

/** Heading, what was saved when, and who may change it: the same on every page of settings. */
export function SettingsFrame({ page, changedAt, isSaved, canChange, children }: Props) {
  return (
    <div class="stack narrow">
      <div class="stack tight">
        <p>
          <a href="/ccas/reglages">Réglages</a>
        </p>
        <h1>{page.title}</h1>
        <p class="soft">
          {page.lead}
          {changedAt && ` Enregistré le ${frenchMoment(instantOf(changedAt))}.`}
        </p>
      </div>
      {isSaved && (
        <div class="notice accepted" role="status">
          <p>
            <strong>C’est enregistré.</strong> Les pages en tiennent compte tout de suite.
          </p>
        </div>
      )}
      {!canChange && (
        <div class="notice">
          <p>Vous pouvez lire ces réglages. Pour les changer, demandez à un responsable du CCAS.</p>
        </div>
      )}
      {children}
    </div>
  );
}

/** At the end of a form of settings, for whoever may change them. */
export function SaveOrCancel() {
  return (
    <p class="row">
      <button>Enregistrer</button>
      <a class="button quiet" href="/ccas/reglages">
        Annuler
      </a>
    </p>
  );
}
