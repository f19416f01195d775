import { hostApplication } from '../../kernel/ui/browser/host-application.js';
import { isInstalled } from '../../kernel/ui/browser/install-steps.js';
import { nameOf } from './camera.js';
import { problemWords } from './camera-words.js';

/** What this device answers to a page that asks for its camera, in words. */
export function cameraProblem(error: unknown): string {
  const host = hostApplication(navigator, isInstalled());
  return problemWords(nameOf(error), navigator.mediaDevices !== undefined, host);
}
