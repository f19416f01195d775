import type { SiteMapEntry } from '../../kernel/console/site-map.js';

export function SiteMapPage({ groups }: { groups: { title: string; pages: SiteMapEntry[] }[] }) {
  return (
    <div class="stack">
      <h1>Plan du site</h1>
      <div class="columns">
        {groups.map(({ title, pages }) => (
          <section class="stack tight">
            <h2>{title}</h2>
            <ul>
              {pages.map(({ href, label }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
