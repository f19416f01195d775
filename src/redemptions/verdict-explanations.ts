import type { LimitPeriod } from '../offers/offer-terms.js';
import { limitWords } from '../offers/offer-wording.js';
import { verdictSentences } from './verdict-sentences.js';
import type { Verdict } from './verdict.js';

export interface Explanation {
  /** What happened at the till. */
  why: string;
  /** In words an agent may read aloud to the person. */
  say: string;
  /** What to do now. */
  next: string;
}

type Said = Omit<Explanation, 'why'>;

/** For each refusal, what an agent says and does; `verdictSentences` speaks to the till. */
const said: Record<Verdict, Said> = {
  malformed: {
    say: 'Le commerçant a scanné autre chose que le code de votre pass.',
    next: 'Montrez-lui le grand code carré de la carte. Si la carte est abîmée, remplacez-la ici.',
  },
  unknown_issuer: {
    say: 'Ce pass a été fait par un autre CCAS que celui du commerçant.',
    next: 'Demandez à voir la carte, et vérifiez d’où elle vient.',
  },
  unknown_key: {
    say: 'Votre carte est d’un ancien modèle, qui n’est plus reconnu.',
    next: 'Remplacez la carte.',
  },
  bad_signature: {
    say: 'Le code de votre carte n’a pas pu être lu en entier.',
    next: 'Regardez si la carte est abîmée ou photocopiée, et remplacez-la.',
  },
  not_yet_valid: {
    say: 'Votre pass n’avait pas encore commencé ce jour-là.',
    next: 'Donnez à la personne le premier jour de son pass, indiqué sur cette page.',
  },
  expired: { say: 'Votre pass était arrivé à sa fin.', next: 'Renouvelez le pass.' },
  code_stale: {
    say: 'Le code affiché par votre téléphone était trop ancien. Il change toutes les trente secondes.',
    next: 'Montrez à la personne comment rouvrir « Mon pass » devant le commerçant.',
  },
  replayed: {
    say: 'Le même code avait déjà servi. Une photo du code ne fonctionne pas.',
    next: 'Il faut montrer le téléphone lui-même, ou la carte.',
  },
  status_unknown: {
    say: 'Le commerçant n’avait pas de réseau, et n’a pas pu vérifier votre pass.',
    next: 'Le pass est bon : qu’elle y retourne. Si cela se répète, appelez le commerçant.',
  },
  revoked: {
    say: 'Cette carte a été annulée, sans doute parce qu’une autre l’a remplacée.',
    next: 'Demandez-lui de prendre la carte la plus récente, ou remplacez la carte.',
  },
  suspended: {
    say: 'Votre pass est suspendu pour le moment.',
    next: 'Voyez ci-dessous pourquoi, puis remettez-le en service s’il y a lieu.',
  },
  offer_not_active: {
    say: 'Cet avantage n’est pas proposé en ce moment.',
    next: 'Regardez avec elle les avantages en cours de ce partenaire.',
  },
  outside_hours: {
    say: 'Cet avantage ne vaut que certains jours ou à certaines heures.',
    next: 'Lisez-lui les jours et les heures de l’avantage.',
  },
  category_not_covered: {
    say: 'Cet avantage n’est pas prévu pour votre pass.',
    next: 'Vérifiez sa catégorie, sur son dossier seulement ; sinon, proposez un autre avantage.',
  },
  below_minimum: {
    say: 'L’achat n’atteignait pas le montant demandé pour cet avantage.',
    next: 'Donnez-lui ce montant, indiqué avec l’avantage.',
  },
  limit_reached: {
    say: 'Vous aviez déjà utilisé cet avantage autant de fois que possible.',
    next: 'Si elle le demande, lisez avec elle la liste des utilisations. Si l’une est une erreur, annulez-la : elle lui sera rendue.',
  },
  quota_exhausted: {
    say: 'Toutes les places prévues pour cet avantage ont été prises.',
    next: 'Proposez un autre avantage, ou demandez au partenaire s’il en ajoute.',
  },
  accepted: { say: 'Votre pass a été accepté.', next: '' },
};

/** @param limit of the offer, where there is one: how often it may be used is then said too */
export function explain(verdict: Verdict, limit: { uses: number; period: LimitPeriod } | null): Explanation {
  const { say, next } = said[verdict];
  const often = verdict === 'limit_reached' && limit ? ` Il vaut ${limitWords(limit)}.` : '';
  return { why: verdictSentences[verdict].why, say: say + often, next };
}
