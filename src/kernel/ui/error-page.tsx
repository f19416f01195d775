interface Props {
  status: number;
  title: string;
  detail: string;
  nextStep?: string;
}

/** What happened, what was kept, what to do (look.md, 7). */
export function ErrorPage({ title, detail, nextStep }: Props) {
  return (
    <section class="narrow stack">
      <h1>{title}</h1>
      <p class="lead">{detail}</p>
      {nextStep && <p>{nextStep}</p>}
      <p>
        <a class="button" href="/">
          Revenir à l’accueil
        </a>
      </p>
    </section>
  );
}
