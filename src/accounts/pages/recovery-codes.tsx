import { Icon } from '../../kernel/ui/icon.js';

interface Props {
  codes: string[];
  ccas: string;
  /** Where to go on. */
  href: string;
}

/** Shown once, to be printed. */
export function RecoveryCodesPage({ codes, ccas, href }: Props) {
  return (
    <section class="narrow stack printable">
      <div class="stack tight">
        <h1>Vos codes de secours</h1>
        <p class="lead">
          Le jour où vous n’aurez pas votre téléphone, un de ces codes le remplacera. Chacun sert une seule fois.
        </p>
      </div>
      <div class="notice waiting" role="note">
        <p>
          <strong>Ils ne seront plus jamais affichés.</strong> Imprimez cette page ou recopiez-la, et rangez-la en lieu
          sûr, loin du téléphone.
        </p>
      </div>
      <ol class="codes number" aria-label="Codes de secours">
        {codes.map((code) => (
          <li>{code}</li>
        ))}
      </ol>
      <p class="soft">{ccas} · double vérification</p>
      <p class="row no-print">
        <button type="button" class="button quiet" data-print hidden>
          <Icon name="printer" size={20} />
          Imprimer
        </button>
        <a class="button" href={href}>
          C’est noté, continuer
        </a>
      </p>
    </section>
  );
}
