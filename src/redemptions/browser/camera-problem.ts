import { hostApplication } from '../../kernel/ui/browser/host-application.js';
import { isInstalled } from '../../kernel/ui/browser/install-steps.js';
import { nameOf } from './camera.js';

const meanwhile = 'En attendant, tapez le numéro ci-dessous.';

/** Why the camera does not show, and what to do about it. */
export function cameraProblem(error: unknown): string {
  const name = nameOf(error);
  const host = hostApplication(navigator.userAgent, isInstalled());
  if (host && (!navigator.mediaDevices || name === 'NotAllowedError'))
    return `${host.inside} ne laisse pas utiliser la caméra. ${host.wayOut} ${meanwhile}`;
  if (!navigator.mediaDevices || name === 'NotFoundError')
    return 'Cet appareil n’a pas de caméra que le navigateur puisse ouvrir. Tapez le numéro écrit sur la carte, ci-dessous.';
  if (name === 'NotAllowedError')
    return `La caméra n’est pas autorisée. Touchez le cadenas près de l’adresse, autorisez la caméra, puis rechargez la page. ${meanwhile}`;
  if (name === 'NotReadableError' || name === 'AbortError')
    return `La caméra est prise par une autre application. Fermez-la, puis rechargez la page. ${meanwhile}`;
  return 'La caméra ne répond pas. Rechargez la page ; en attendant, tapez le numéro ci-dessous.';
}
