import type { MenuEntry } from '../console/menu.js';
import { Icon } from './icon.js';

/** @param path of the page, which is marked where it is this one */
export function MenuLink({ href, label, icon, path }: Pick<MenuEntry, 'href' | 'label' | 'icon'> & { path?: string }) {
  return (
    <a href={href} aria-current={path === href ? 'page' : undefined}>
      {icon ? (
        <>
          <Icon name={icon} size={22} />
          <span>{label}</span>
        </>
      ) : (
        label
      )}
    </a>
  );
}
