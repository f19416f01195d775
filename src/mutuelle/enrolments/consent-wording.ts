export const consentKinds = ['transmission', 'appointment_list', 'c2s_answer'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** What the person reads, or is read, before they agree: kept word for word with each consent. */
export function consentWording(kind: ConsentKind, insurer: string, ccas: string): string {
  const end = `Je peux retirer cet accord à tout moment auprès du ${ccas}, sans me justifier.`;
  switch (kind) {
    case 'transmission':
      return `J’accepte que le ${ccas} transmette à ${insurer} mon nom, ma date de naissance, mon adresse, mon téléphone et mon courriel, pour qu’elle me contacte au sujet de la mutuelle communale. Rien sur ma santé ni sur mes ressources. ${end}`;
    case 'appointment_list':
      return `J’accepte que mon nom et l’heure de mon rendez-vous figurent sur la liste remise ce jour-là à ${insurer}. ${end}`;
    case 'c2s_answer':
      return `J’accepte que le ${ccas} garde la réponse du calcul (gratuite, avec participation ou non), sans la composition de mon foyer ni mes ressources. ${end}`;
  }
}

export const consentLabels: Record<ConsentKind, string> = {
  transmission: 'Coordonnées transmises à la mutuelle',
  appointment_list: 'Nom sur la liste du jour',
  c2s_answer: 'Réponse C2S gardée',
};
