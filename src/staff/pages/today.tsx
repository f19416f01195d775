import { counted, frenchNumber } from '../../kernel/ui/french.js';
import { Icon } from '../../kernel/ui/icon.js';
import type { TodayCounts } from '../today.query.js';
import { SearchBox } from './search-box.js';

interface Props {
  today: string;
  counts: TodayCounts;
}

/** The search box first, then what waits; no chart before work (look.md, 4). */
export function TodayPage({ today, counts }: Props) {
  const tasks = [
    {
      count: counts.applicationsSubmitted,
      words: ['demande à examiner', 'demandes à examiner'],
      href: '/ccas/demandes',
      icon: 'inbox',
    },
    {
      count: counts.partnersWaiting,
      words: [`partenaire à approuver`, 'partenaires à approuver'],
      href: '/ccas/partenaires?etat=waiting',
      icon: 'store',
    },
    {
      count: counts.offersSubmitted,
      words: ['avantage à examiner', 'avantages à examiner'],
      href: '/ccas/avantages',
      icon: 'tag',
    },
    {
      count: counts.residentsWithoutPass,
      words: ['usager sans pass', 'usagers sans pass'],
      href: '/ccas/usagers',
      icon: 'user-round',
    },
    {
      count: counts.rightsRequests,
      words: ['demande sur les données', 'demandes sur les données'],
      href: '/ccas/droits',
      icon: 'file-user',
    },
    {
      count: counts.cardsToPrint,
      words: ['carte à imprimer', 'cartes à imprimer'],
      href: '/ccas/cartes/nouveau',
      icon: 'printer',
    },
    {
      count: counts.passesEnding,
      words: ['pass se termine dans 60 jours', 'pass se terminent dans 60 jours'],
      href: '/ccas/pass/echeances',
      icon: 'calendar-clock',
    },
    {
      count: counts.mutuelleLeftWaiting,
      words: ['personne attend la mutuelle depuis 30 jours', 'personnes attendent la mutuelle depuis 30 jours'],
      href: '/ccas/mutuelle/parcours?a=attente',
      icon: 'umbrella',
      isExceptional: true,
    },
    {
      count: counts.mutuelleToCall,
      words: ['personne à rappeler pour la mutuelle', 'personnes à rappeler pour la mutuelle'],
      href: '/ccas/mutuelle/parcours?a=rappeler',
      icon: 'phone',
      isExceptional: true,
    },
    {
      count: counts.cardsToReissue,
      words: ['carte à refaire', 'cartes à refaire'],
      href: '/ccas/pass/a-refaire',
      icon: 'key-round',
      isExceptional: true,
    },
    {
      count: counts.mailsDead,
      words: ['courriel non parti', 'courriels non partis'],
      href: '/ccas/courriels?etat=dead',
      icon: 'mail-x',
      isExceptional: true,
    },
  ].filter((task) => task.count > 0 || !task.isExceptional);
  return (
    <div class="stack">
      <div class="stack tight">
        <p class="soft">{today}</p>
        <h1>Aujourd’hui</h1>
      </div>
      <SearchBox autofocus />
      <p class="row">
        <a class="button" href="/ccas/demandes/nouvelle">
          <Icon name="badge-check" /> Donner un pass au guichet
        </a>
        <a class="button quiet" href="/ccas/usagers/nouveau">
          <Icon name="user-round-plus" /> Inscrire un usager
        </a>
        <a class="button quiet" href="/ccas/partenaires/nouveau">
          <Icon name="store" /> Ajouter un partenaire
        </a>
        <a class="button quiet" href="/ccas/usagers/import">
          <Icon name="upload" /> Charger une liste
        </a>
      </p>
      <h2>Ce qui attend</h2>
      <ul class="tasks">
        {tasks.map((task) => (
          <li>
            <a href={task.href}>
              <span class="count">{frenchNumber(task.count)}</span>
              <span>{task.count < 2 ? task.words[0] : task.words[1]}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="soft">
        {counted(counts.redemptionsToday, 'utilisation', 'utilisations')} aujourd’hui chez les partenaires,{' '}
        {counted(counts.limitRefusals, 'refus', 'refus')} pour limite atteinte.
      </p>
    </div>
  );
}
