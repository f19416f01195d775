import { Icon } from '../../../kernel/ui/icon.js';

/** The way to say that somebody died or moved away. */
export function EndingLink({ path }: { path: string }) {
  return (
    <p>
      <a class="button quiet" href={`${path}/depart`}>
        <Icon name="door-closed" /> Décès ou déménagement
      </a>
    </p>
  );
}
