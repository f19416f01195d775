import { refusal } from '../../kernel/errors/refusal.js';
import { officialC2sSimulator } from './c2s-words.js';
import { type C2sTerritory, territoryWords } from './c2s-territory.js';

/** Said rather than a wrong answer, which would turn somebody away from a right. */
export const CeilingsOfElsewhere = refusal(
  'c2s_ceilings_of_elsewhere',
  409,
  (territory: C2sTerritory) =>
    `Les plafonds de la C2S que nous avons sont ceux de ${territoryWords[territory]} : ici, ils sont différents.`,
  `Faites le calcul sur le simulateur officiel : ${officialC2sSimulator}. Un responsable du CCAS peut entrer les plafonds d’ici.`,
);
