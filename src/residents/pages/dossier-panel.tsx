interface Props {
  title: string;
  /** One each: what it is, its detail, where it is seen whole. */
  lines: { text: string; detail?: string; href?: string }[];
}

/** In the dossier: a short list of what a slice holds of this person. */
export function DossierPanel({ title, lines }: Props) {
  return (
    <section class="panel stack">
      <h2>{title}</h2>
      <ul class="plain-list">
        {lines.map(({ text, detail, href }) => (
          <li>
            {href ? <a href={href}>{text}</a> : <strong>{text}</strong>}
            {detail && <span class="soft">{detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
