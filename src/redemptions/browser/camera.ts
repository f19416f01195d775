import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

// The decoder is served from our own origin; left alone it would ask a public one.
prepareZXingModule({
  overrides: { locateFile: (file: string, prefix: string) => (file.endsWith('.wasm') ? wasmUrl : prefix + file) },
  fireImmediately: true,
});

const PAUSE_MS = 90;
const CHOSEN = 'caisse-camera';

/** Shows a camera in `video` and calls `found` with each QR text it sees, until stopped. */
export class Camera {
  private stream?: MediaStream;
  private timer?: number;
  /** How often it was told to stop: a camera that opens after that is closed again at once. */
  private stops = 0;
  private readonly detector = new BarcodeDetector({ formats: ['qr_code'] });

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly found: (text: string) => void,
  ) {}

  /** The camera chosen before, or the one at the back. @throws DOMException when there is none, or none is allowed */
  async start(): Promise<void> {
    const chosen = localStorage.getItem(CHOSEN);
    const size = { width: { ideal: 1280 }, height: { ideal: 960 } };
    const back = { facingMode: 'environment', ...size };
    const { stops } = this;
    const stream = await navigator.mediaDevices
      .getUserMedia({ video: chosen ? { deviceId: { exact: chosen }, ...size } : back, audio: false })
      .catch((error: unknown) => {
        // The one chosen before was unplugged.
        if (!chosen || !(error instanceof DOMException) || error.name !== 'OverconstrainedError') throw error;
        return navigator.mediaDevices.getUserMedia({ video: back, audio: false });
      });
    if (stops !== this.stops) return stream.getTracks().forEach((track) => track.stop());
    this.stream = stream;
    this.video.srcObject = stream;
    await this.video.play();
    this.watch();
  }

  stop(): void {
    this.stops++;
    window.clearTimeout(this.timer);
    this.timer = undefined;
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = undefined;
  }

  /** The cameras to choose from; their names are known once one was allowed. */
  async choices(): Promise<{ id: string; name: string; isUsed: boolean }[]> {
    const used = this.track?.getSettings().deviceId;
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId, label }, index) => ({
        id: deviceId,
        name: label || `Caméra ${index + 1}`,
        isUsed: deviceId === used,
      }));
  }

  async choose(id: string): Promise<void> {
    localStorage.setItem(CHOSEN, id);
    this.stop();
    await this.start();
  }

  get hasTorch(): boolean {
    return (this.track?.getCapabilities?.() as { torch?: boolean } | undefined)?.torch === true;
  }

  async light(on: boolean): Promise<void> {
    await this.track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
  }

  private get track(): MediaStreamTrack | undefined {
    return this.stream?.getVideoTracks()[0];
  }

  private watch(): void {
    this.timer = window.setTimeout(async () => {
      const [code] = this.video.readyState >= 2 ? await this.detector.detect(this.video).catch(() => []) : [];
      if (this.timer === undefined) return;
      if (code?.rawValue) this.found(code.rawValue);
      else this.watch();
    }, PAUSE_MS);
  }
}

/** Why the camera does not show, and what to do about it. */
export function cameraProblem(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (!navigator.mediaDevices || name === 'NotFoundError')
    return 'Cet appareil n’a pas de caméra. Tapez le numéro écrit sur la carte, ci-dessous.';
  if (name === 'NotAllowedError')
    return 'La caméra n’est pas autorisée. Touchez le cadenas près de l’adresse, autorisez la caméra, puis rechargez la page. En attendant, tapez le numéro ci-dessous.';
  if (name === 'NotReadableError')
    return 'La caméra est prise par une autre application. Fermez-la, puis rechargez la page. En attendant, tapez le numéro ci-dessous.';
  return 'La caméra ne répond pas. Rechargez la page ; en attendant, tapez le numéro ci-dessous.';
}
