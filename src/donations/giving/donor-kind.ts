export const donorKinds = ['company', 'person'] as const;
export type DonorKind = (typeof donorKinds)[number];

export const donorKindLabels: Record<DonorKind, string> = { company: 'Entreprise', person: 'Particulier' };
