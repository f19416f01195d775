import type { ServiceWords } from '../kernel/ui/service-words.js';

/** The header and the foot of every page. */
export const serviceWords: ServiceWords = {
  name: 'Pass senior',
  line: 'Pass senior, un service de votre commune',
};
