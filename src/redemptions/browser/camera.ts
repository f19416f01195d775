import { remember, remembered } from '../../kernel/ui/browser/remembered.js';
import { ownReader, qrReader } from './choose-reader.js';
import type { QrReader } from './qr-reader.js';

const PAUSE_MS = 90;
const CHOSEN = 'caisse-camera';

/** How near a camera can come: its own numbers, 1 for what the eye sees on most. */
export interface Zoom {
  min: number;
  max: number;
  step: number;
  now: number;
}

interface Capabilities extends MediaTrackCapabilities {
  torch?: boolean;
  zoom?: { min: number; max: number; step: number };
}

/** Older browsers threw things that are no errors here. */
export function nameOf(error: unknown): string {
  return (error as { name?: string } | undefined)?.name ?? '';
}

export interface CameraNews {
  /** The text of a QR code it sees. */
  found(text: string): void;
  /** The camera shows, but nothing on this device can read codes. */
  cannotRead(): void;
  /** Another application, or the system, has taken the camera while it showed. */
  lost(): void;
}

/** Shows a camera in `video` and tells what it sees, until stopped. */
export class Camera {
  private stream?: MediaStream;
  private timer?: number;
  /** How often it was told to stop: a camera that opens after that is closed again at once. */
  private stops = 0;
  // While the camera is asked for and opens.
  private reader: Promise<QrReader> = qrReader();
  private isOurs = false;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly tell: CameraNews,
  ) {}

  /**
   * The camera chosen before, or the one at the back.
   * @throws DOMException when there is none, none is allowed, or another application has it
   */
  async start(id = remembered(CHOSEN)): Promise<void> {
    this.stop();
    const { stops } = this;
    const stream = await opened(id);
    if (stops !== this.stops) return stream.getTracks().forEach((track) => track.stop());
    this.stream = stream;
    // A browser says so when it ends the track, not when we do.
    this.track?.addEventListener('ended', () => stream === this.stream && this.lose());
    this.video.srcObject = stream;
    await this.video.play();
    this.watch();
  }

  /** Whether a picture comes in. */
  get isShowing(): boolean {
    return this.track?.readyState === 'live';
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

  /** From now on this one, if it shows. @throws DOMException as `start` */
  async choose(id: string): Promise<void> {
    await this.start(id);
    remember(CHOSEN, id);
  }

  get hasTorch(): boolean {
    return this.capabilities?.torch === true;
  }

  async light(on: boolean): Promise<void> {
    await this.track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
  }

  /** Undefined where this camera cannot. */
  get zoom(): Zoom | undefined {
    const range = this.capabilities?.zoom;
    if (!range || range.max <= range.min) return undefined;
    const { zoom } = this.track!.getSettings() as { zoom?: number };
    return { min: range.min, max: range.max, step: range.step, now: zoom ?? range.min };
  }

  async comeNearer(zoom: number): Promise<void> {
    await this.track?.applyConstraints({ advanced: [{ zoom } as MediaTrackConstraintSet] });
  }

  private get track(): MediaStreamTrack | undefined {
    return this.stream?.getVideoTracks()[0];
  }

  private get capabilities(): Capabilities | undefined {
    return this.track?.getCapabilities?.();
  }

  private lose(): void {
    this.stop();
    this.tell.lost();
  }

  private watch(): void {
    this.timer = window.setTimeout(async () => {
      const text = this.video.readyState >= 2 ? await this.read() : undefined;
      if (this.timer === undefined) return;
      if (text) this.tell.found(text);
      else this.watch();
    }, PAUSE_MS);
  }

  private async read(): Promise<string | undefined> {
    try {
      return await (await this.reader).read(this.video);
    } catch {
      if (this.isOurs) this.tell.cannotRead();
      // The system's reader is announced on some devices that lack what it needs: from now on ours.
      this.isOurs = true;
      this.reader = ownReader();
      return undefined;
    }
  }
}

const size = { width: { ideal: 1280 }, height: { ideal: 960 } };
const back = { facingMode: 'environment', ...size };

async function opened(id: string | null): Promise<MediaStream> {
  const asked = id ? { deviceId: { exact: id }, ...size } : back;
  try {
    return await navigator.mediaDevices.getUserMedia({ video: asked, audio: false });
  } catch (error) {
    // The one chosen before was unplugged.
    if (!id || nameOf(error) !== 'OverconstrainedError') throw error;
    return navigator.mediaDevices.getUserMedia({ video: back, audio: false });
  }
}
