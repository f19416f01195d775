import type { Actor } from '../access/actor.js';
import type { MenuOfVisit } from '../console/menu.js';
import { Brand } from './brand.js';
import { Form } from './form.js';
import { Icon } from './icon.js';
import { MenuLink } from './menu-link.js';
import type { ServiceWords } from './service-words.js';

interface Props {
  service?: ServiceWords;
  ccas?: string;
  logoId?: string | null;
  actor?: Actor;
  isUnknown?: boolean;
  isForm?: boolean;
  menu: MenuOfVisit;
  formToken?: string;
  path?: string;
}

/** Above every public page, and those of partners: one row where there is room, « Menu » where there is not. */
export function SiteHeader({ service, ccas, logoId, actor, isUnknown, isForm, menu, formToken, path }: Props) {
  const { inSight, door } = menu;
  const wayOut = door && (actor ? <SignOut action={door.signOut} token={formToken} /> : undefined);
  const wayIn = door && !actor ? <MenuLink href={door.signIn} label="Se connecter" path={path} /> : undefined;
  return (
    <header class="site">
      <div>
        <Brand href="/" ccas={ccas} logoId={logoId} line={service?.name} />
        {!isUnknown && !isForm && (
          <nav aria-label="Principale">
            <div class="wide">
              {inSight.map((entry) => (
                <MenuLink {...entry} path={path} />
              ))}
              {wayIn}
              {wayOut}
            </div>
            {(inSight.length > 0 || door) && (
              <details class="drop">
                <summary>
                  <Icon name="menu" size={22} />
                  <span>Menu</span>
                </summary>
                <ul>
                  {inSight.map((entry) => (
                    <li>
                      <MenuLink {...entry} path={path} />
                    </li>
                  ))}
                  {(wayIn ?? wayOut) && <li>{wayIn ?? wayOut}</li>}
                </ul>
              </details>
            )}
          </nav>
        )}
      </div>
    </header>
  );
}

/** A form, so that no link of another site signs somebody out. */
export function SignOut({ action, token }: { action?: string; token?: string }) {
  return (
    <Form action={action} token={token} class="">
      <button class="link">Se déconnecter</button>
    </Form>
  );
}
