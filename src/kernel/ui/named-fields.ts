const link = /<li><a href="#(champ-[^"]+)">([^<]*)<\/a><\/li>/g;
const list = /<ul>(?:<li><a href="#champ-[^"]+">[^<]*<\/a><\/li>)+<\/ul>/g;

/**
 * A refused form lists what is wrong before its fields are drawn. Here each line gets the name of its field as the page
 * shows it (« Votre nom : ce champ est obligatoire »), and the lines their order on the page.
 * @param html as Preact has written it: every value in it is escaped already, and stays so
 */
export function withNamedFields(html: string): string {
  return html.replaceAll(list, (whole) => {
    const lines = Array.from(whole.matchAll(link), ([, id, detail]) => {
      const at = html.indexOf(` id="${id}"`);
      return {
        at: at < 0 ? Infinity : at,
        text: `<li><a href="#${id}">${named(nameOf(html, id!, at), detail!)}</a></li>`,
      };
    });
    return `<ul>${lines
      .toSorted((one, other) => one.at - other.at)
      .map(({ text }) => text)
      .join('')}</ul>`;
  });
}

function named(name: string | undefined, detail: string): string {
  return name ? `${name} : ${detail.charAt(0).toLocaleLowerCase('fr')}${detail.slice(1)}` : detail;
}

/** The label of this control, else the legend around a choice, else the words beside a box to tick. */
function nameOf(html: string, id: string, at: number): string | undefined {
  const label = html.indexOf(`<label for="${id}">`);
  if (label >= 0) return textAt(html, label);
  if (at < 0) return undefined;
  const control = html.slice(html.lastIndexOf('<input', at), at);
  if (control.includes('type="checkbox"')) return textAt(html, html.indexOf('<span>', at));
  return textAt(html, html.lastIndexOf('<legend>', at));
}

/** The words between this tag and the next. */
function textAt(html: string, tag: number): string | undefined {
  if (tag < 0) return undefined;
  const start = html.indexOf('>', tag) + 1;
  return html.slice(start, html.indexOf('<', start)).replace(/[\s?:]+$/, '') || undefined;
}
