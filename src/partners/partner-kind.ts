export const partnerKinds = ['shop', 'optician', 'hearing', 'pharmacy', 'association', 'service'] as const;
export type PartnerKind = (typeof partnerKinds)[number];

/** As screens say it. */
export const partnerKindLabels: Record<PartnerKind, string> = {
  shop: 'Commerce',
  optician: 'Opticien',
  hearing: 'Centre auditif',
  pharmacy: 'Pharmacie',
  association: 'Association',
  service: 'Service',
};

/** As a list says that it is narrowed to one of them. */
export const partnerKindsInWords = Object.fromEntries(
  Object.entries(partnerKindLabels).map(([kind, label]) => [kind, [label, `activité « ${label} »`] as const]),
);

export const wheelchairs = ['yes', 'help', 'no'] as const;
export type Wheelchair = (typeof wheelchairs)[number];

export const wheelchairLabels: Record<Wheelchair, string> = {
  yes: 'Accessible en fauteuil',
  help: 'Accessible avec de l’aide',
  no: 'Pas accessible en fauteuil',
};
