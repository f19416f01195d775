import type { HostApplication } from '../../kernel/ui/browser/host-application.js';

const meanwhile = 'En attendant, tapez le numéro ci-dessous.';

/**
 * Why the camera does not show, and what to do about it.
 * @param name of the error with which the browser refused it
 * @param canAsk whether this browser lets a page ask for a camera at all
 * @param host the application inside of which the page stands
 */
export function problemWords(name: string, canAsk: boolean, host?: HostApplication): string {
  if (host && (!canAsk || name === 'NotAllowedError'))
    return `${host.inside} ne laisse pas utiliser la caméra. ${host.wayOut} ${meanwhile}`;
  if (!canAsk || name === 'NotFoundError')
    return 'Cet appareil n’a pas de caméra que le navigateur puisse ouvrir. Tapez le numéro écrit sur la carte, ci-dessous.';
  if (name === 'NotAllowedError')
    return `La caméra n’est pas autorisée. Touchez le cadenas près de l’adresse, autorisez la caméra, puis rechargez la page. ${meanwhile}`;
  if (name === 'NotReadableError' || name === 'AbortError')
    return `La caméra est prise par une autre application. Fermez-la, puis touchez «\u00a0Réessayer\u00a0». ${meanwhile}`;
  return `La caméra ne répond pas. Rechargez la page. ${meanwhile}`;
}
