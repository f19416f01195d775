/** Commonest legal categories of INSEE (nomenclature des catégories juridiques), as a receipt names them. */
const forms: Record<string, string> = {
  '1000': 'Entrepreneur individuel',
  '5202': 'SNC',
  '5306': 'SCS',
  '5308': 'SCA',
  '5498': 'EURL',
  '5499': 'SARL',
  '5505': 'SA à conseil d’administration',
  '5510': 'SA à conseil d’administration',
  '5599': 'SA à conseil d’administration',
  '5699': 'SA à directoire',
  '5710': 'SAS',
  '5720': 'SASU',
  '5785': 'SELAS',
  '5485': 'SELARL',
  '5460': 'SCOP SARL',
  '5560': 'SCOP SA',
  '6317': 'Société coopérative agricole',
  '6540': 'SCI',
  '8210': 'Mutuelle',
  '9220': 'Association déclarée',
  '9300': 'Fondation',
};

/** `5710` → `SAS`; undefined for one that is rare: then it is typed. */
export function legalFormOf(category: string | undefined): string | undefined {
  return category ? forms[category] : undefined;
}
