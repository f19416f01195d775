import { type Device, isApple } from './device.js';

/** How an application that shows pages inside itself signs them. */
const hosts: [RegExp, string][] = [
  [/\bFBA[NV]\b|\bFB_IAB\b/, 'Facebook'],
  [/\bInstagram\b/, 'Instagram'],
  [/\bGSA\//, 'Google'],
  [/\bWhatsApp\b/, 'WhatsApp'],
  [/\bLinkedInApp\b/, 'LinkedIn'],
  [/\bTwitter\b/, 'X'],
];

export interface HostApplication {
  /** `L’application Facebook` */
  inside: string;
  /** What to touch to get out of it, in the words of this kind of phone. */
  wayOut: string;
}

/**
 * The application inside of which this page was opened, as happens with a link in a message; undefined in a browser. What
 * is kept there, the browser does not find again.
 * @param isInstalled opened from its icon: on an iPhone such a page does not say « Safari » either
 */
export function hostApplication(device: Device, isInstalled: boolean): HostApplication | undefined {
  const { userAgent } = device;
  const name = hosts.find(([sign]) => sign.test(userAgent))?.[1];
  // Gmail and other mail programs do not say their names: Android calls them all a view, Apple leaves « Safari » out.
  const isView = /;\s?wv\)/.test(userAgent) || (isApple(device) && !/Safari\//.test(userAgent) && !isInstalled);
  if (!name && !isView) return undefined;
  return {
    inside: name ? `L’application ${name}` : 'L’application où cette page est ouverte',
    wayOut: isApple(device)
      ? 'Touchez le bouton de partage ou les trois points, puis « Ouvrir dans Safari ».'
      : 'Touchez les trois points en haut, puis « Ouvrir dans le navigateur » ou « Ouvrir dans Chrome ».',
  };
}
