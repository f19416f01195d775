import { hostApplication } from './host-application.js';
import { isInstalled } from './install-steps.js';

/** Where a link in a message has opened the page inside the application of that message: how to get out of it. */
export function HostNotice() {
  const host = hostApplication(navigator, isInstalled());
  if (!host) return null;
  return (
    <p class="notice waiting" role="note">
      <strong>{host.inside} affiche cette page elle-même.</strong> Ce qui est gardé ici, votre navigateur ne le retrouve
      pas. {host.wayOut}
    </p>
  );
}
