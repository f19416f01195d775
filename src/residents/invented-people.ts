import type { Temporal } from 'temporal-polyfill';
import type { ResidenceProofKind } from './resident.entity.js';

export interface InventedPerson {
  lastName: string;
  firstName: string;
  bornOn: Temporal.PlainDate;
  address: string;
  /** E.164, of the numbers kept for fiction. */
  phone: string | null;
  email: string | null;
  proof: ResidenceProofKind;
  registeredOn: Temporal.PlainDate;
}

/** Names of the generation that holds a pass, where they come from as mixed as in a commune near Paris. Nobody's together. */
export const familyNames: readonly string[] = listed(`
  Abadie, Adjovi, Alves, Amrani, Aubertin, Bacquet, Bahri, Barthe, Belkacem, Berthelot, Bianchi, Blondel,
  Bonnefoy, Bouvard, Brunel, Cardoso, Carlier, Castaing, Chevallereau, Cissokho, Clavel, Colombani, Cordier,
  Cousseau, Da Costa, Dahmani, Debray, Delorme, Diarra, Drouet, Ducasse, El Mansouri, Escoffier, Fabre,
  Ferreira, Fontanel, Fournel, Gaillard, Garnier, Gbaguidi, Gouin, Guilbert, Haddad, Hamon, Hennebelle, Huynh,
  Jacquemin, Josse, Kaci, Keïta, Kerboul, Kowalczyk, Lacombe, Lambert, Le Goff, Leconte, Leroux, Lopes, Macé,
  Mahé, Marcellin, Mercadier, Meunier, Morvan, Nait, Nogueira, Oger, Ouattara, Pasquier, Pelletier, Perrot,
  Pham, Picard, Poirier, Quéré, Rahmani, Renaudin, Ribeiro, Rocher, Rousset, Sabatier, Saïdi, Schneider,
  Sénéchal, Sissoko, Tavernier, Teixeira, Thibault, Touré, Tran, Urbain, Valette, Vasquez, Verdier, Vigneron,
  Weber, Yildiz, Zaoui, Zielinski
`);

export const givenNames: readonly string[] = listed(`
  Adrienne, Alain, Alice, André, Andrée, Anne-Marie, Antónia, Bernadette, Bernard, Bintou, Christiane, Claude,
  Claudette, Colette, Daniel, Denise, Édith, Éliane, Fatima, Fernande, Francine, Françoise, Georges, Georgette,
  Gérard, Ginette, Guy, Halima, Henri, Henriette, Huguette, Jacqueline, Jacques, Janine, Jean, Jean-Pierre,
  Joaquim, Josette, Kheira, Léon, Liliane, Louisette, Lucette, Malika, Manuel, Marcel, Marcelle, Marguerite,
  Maria, Michel, Micheline, Mireille, Mohamed, Monique, Nicole, Odile, Paulette, Pierrette, Rachid, Raymond,
  Raymonde, Renée, René, Robert, Roger, Rose, Simone, Solange, Suzanne, Thérèse, Thi Mai, Yolande, Yvette,
  Yvonne, Zohra
`);

/** A street that is not there, and where it would be: WGS 84. */
export interface InventedStreet {
  name: string;
  latitude: number;
  longitude: number;
  /** How many of a thousand live there. */
  share: number;
}

/** Longest in the middle of the town: more people live there. */
export const inventedStreets: readonly InventedStreet[] = [
  { name: 'rue des Glycines', latitude: 48.8136, longitude: 2.4168, share: 60 },
  { name: 'allée du 8-Mai', latitude: 48.8118, longitude: 2.4204, share: 50 },
  { name: 'rue des Mariniers', latitude: 48.8149, longitude: 2.4142, share: 40 },
  { name: 'rue Étienne-Dolet', latitude: 48.8094, longitude: 2.4189, share: 60 },
  { name: 'rue du Pont', latitude: 48.8057, longitude: 2.4158, share: 90 },
  { name: 'place du Marché', latitude: 48.8034, longitude: 2.4201, share: 50 },
  { name: 'rue Louis-Blanc', latitude: 48.8021, longitude: 2.4223, share: 80 },
  { name: 'rue des Tilleuls', latitude: 48.8009, longitude: 2.4177, share: 90 },
  { name: 'rue Véron', latitude: 48.8012, longitude: 2.4226, share: 70 },
  { name: 'quai de la Révolution', latitude: 48.7987, longitude: 2.4124, share: 60 },
  { name: 'rue de Seine', latitude: 48.7962, longitude: 2.4141, share: 80 },
  { name: 'rue des Camélias', latitude: 48.7948, longitude: 2.4201, share: 70 },
  { name: 'rue du Port-à-l’Anglais', latitude: 48.7916, longitude: 2.4152, share: 60 },
  { name: 'allée des Bateliers', latitude: 48.7883, longitude: 2.4189, share: 60 },
  { name: 'rue de la Digue', latitude: 48.7852, longitude: 2.4217, share: 50 },
  { name: 'rue de Charenton', latitude: 48.8107, longitude: 2.4183, share: 30 },
];

function listed(names: string): string[] {
  return names.trim().split(/,\s+/);
}
