import type { MyPass } from './held-passes.js';

export interface SectionProps {
  view: MyPass;
  /** Sends one request about this pass and shows what it answers. @returns the answer, or undefined when refused */
  act<T extends object>(path: string, body?: object): Promise<T | undefined>;
}
