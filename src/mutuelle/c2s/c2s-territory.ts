export const c2sTerritories = ['metropolitan', 'overseas'] as const;
export type C2sTerritory = (typeof c2sTerritories)[number];

/** After « ceux de »: `la France métropolitaine`. */
export const territoryWords: Record<C2sTerritory, string> = {
  metropolitan: 'la France métropolitaine',
  overseas: 'l’outre-mer',
};

/** Where a CCAS is, by the INSEE codes of its communes: those of overseas begin with 97 (98 for the Pacific). */
export function territoryOf(communeCodes: string[]): C2sTerritory {
  return communeCodes.some((code) => /^9[78]/.test(code)) ? 'overseas' : 'metropolitan';
}
