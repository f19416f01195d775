/** The modules somebody may use where they are; undefined for whoever may use all that there are: commands, jobs. */
export type Reach = readonly string[] | undefined;

/** @param module that something belongs to; undefined for what every CCAS has */
export function isInReach(module: string | undefined, reach: Reach): boolean {
  return module === undefined || reach === undefined || reach.includes(module);
}

/** Of what belongs to modules, that of every CCAS and of the modules in reach. */
export function ownedInReach<T extends { module?: string }>(all: readonly T[], reach: Reach): T[] {
  return all.filter(({ module }) => isInReach(module, reach));
}
