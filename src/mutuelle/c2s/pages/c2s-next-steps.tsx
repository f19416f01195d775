import { Icon } from '../../../kernel/ui/icon.js';

/** What a person can take along, and how to have help. */
export function C2sNextSteps() {
  return (
    <p class="row">
      <a class="button" href="/mutuelle/c2s/a-apporter.pdf">
        <Icon name="printer" /> Quoi apporter (à imprimer)
      </a>
      <a class="button quiet" href="/mutuelle/rappel">
        <Icon name="phone" /> Être rappelé·e
      </a>
    </p>
  );
}
