import { type Device, isApple } from './device.js';

/** What to touch, in the words this browser writes on its own buttons. */
export function installSteps(device: Device): string {
  const { userAgent } = device;
  if (isApple(device))
    return /CriOS|FxiOS|EdgiOS/.test(userAgent)
      ? 'Ouvrez cette page dans Safari. Touchez le carré d’où sort une flèche, puis « Sur l’écran d’accueil », puis « Ajouter ».'
      : 'Touchez le carré d’où sort une flèche, puis « Sur l’écran d’accueil », puis « Ajouter ».';
  if (/SamsungBrowser/.test(userAgent))
    return 'Touchez les trois traits en bas, puis « Ajouter page à », puis « Écran d’accueil ».';
  if (/Firefox/.test(userAgent)) return 'Touchez les trois points, puis « Ajouter à l’écran d’accueil ».';
  return 'Touchez les trois points en haut, puis « Ajouter à l’écran d’accueil » ou « Installer l’application ».';
}

/** Opened from its own icon, there is nothing left to explain. */
export function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true
  );
}
