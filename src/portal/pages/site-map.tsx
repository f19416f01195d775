const groups: [title: string, pages: [href: string, label: string][]][] = [
  [
    'Pour les porteurs du pass',
    [
      ['/', 'Accueil'],
      ['/offres', 'Les avantages'],
      ['/offres/livret.pdf', 'Les avantages, à imprimer (PDF)'],
      ['/demande', 'Demander le pass'],
      ['/mon-pass', 'Mon pass sur mon téléphone'],
      ['/mon-pass/activer', 'Mettre le pass sur un téléphone'],
      ['/v', 'Vérifier un pass'],
    ],
  ],
  [
    'Pour les partenaires',
    [
      ['/partenaires/rejoindre', 'Rejoindre le pass senior'],
      ['/partenaire/connexion', 'Entrer dans l’espace partenaire'],
    ],
  ],
  ['Pour le CCAS', [['/connexion', 'Se connecter']]],
  [
    'Informations',
    [
      ['/statistiques', 'Le pass senior en chiffres'],
      ['/donnees-personnelles', 'Vos données personnelles'],
      ['/accessibilite', 'Accessibilité'],
      ['/mentions-legales', 'Mentions légales'],
      ['/api/docs', 'Interface pour les programmes (API)'],
    ],
  ],
];

export function SiteMapPage() {
  return (
    <div class="stack">
      <h1>Plan du site</h1>
      <div class="columns">
        {groups.map(([title, pages]) => (
          <section class="stack tight">
            <h2>{title}</h2>
            <ul>
              {pages.map(([href, label]) => (
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
