import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

// The decoder is served from our own origin; left alone it would ask a public one.
prepareZXingModule({
  overrides: { locateFile: (file: string, prefix: string) => (file.endsWith('.wasm') ? wasmUrl : prefix + file) },
  fireImmediately: true,
});

const PAUSE_MS = 90;

/** Shows the back camera in `video` and calls `found` with each QR text it sees, until stopped. */
export class Camera {
  private stream?: MediaStream;
  private timer?: number;
  private readonly detector = new BarcodeDetector({ formats: ['qr_code'] });

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly found: (text: string) => void,
  ) {}

  /** @throws DOMException when there is no camera, or none is allowed */
  async start(): Promise<void> {
    this.stream ??= await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } },
      audio: false,
    });
    this.video.srcObject = this.stream;
    await this.video.play();
    this.watch();
  }

  pause(): void {
    window.clearTimeout(this.timer);
    this.timer = undefined;
  }

  stop(): void {
    this.pause();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = undefined;
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
