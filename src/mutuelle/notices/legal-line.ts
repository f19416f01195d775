/** The line that stands wherever the mutuelle is shown to residents (code des assurances, L511-1). */
export function legalLine(ccas: string): string {
  return `Le ${ccas} informe, prend les rendez-vous et compte les adhésions. Il ne vend pas d’assurance, ne conseille pas, ne compare ni ne classe les mutuelles, ne fait rien signer et n’encaisse rien.`;
}
