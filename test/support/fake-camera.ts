import type { Page } from 'playwright-core';

/**
 * The platform's edge of a telephone's cameras: a moving picture without a code, a torch, a zoom, and three cameras to
 * choose from. In the page, `fakeCamera` says what was asked of it, and lets a test take it away or have it refuse.
 */
export async function playCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Asked {
      video: { deviceId?: { exact: string } };
    }
    let tracks: MediaStreamTrack[] = [];
    const fake = {
      asked: [] as Asked[],
      /** Names of errors, for the next times the camera is asked for. */
      refusals: [] as string[],
      applied: [] as unknown[],
      refusesConstraints: false,
      /** As when another application takes it: the page is told, and the picture stands still. */
      takeAway() {
        for (const track of tracks) {
          track.stop();
          track.dispatchEvent(new Event('ended'));
        }
      },
    };
    (globalThis as unknown as { fakeCamera: typeof fake }).fakeCamera = fake;
    const devices = navigator.mediaDevices;
    devices.getUserMedia = (wanted) => {
      const asked = wanted as unknown as Asked;
      fake.asked.push(asked);
      const refusal = fake.refusals.shift();
      if (refusal) return Promise.reject(new DOMException('refused', refusal));
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d')!;
      setInterval(() => context.fillRect(0, 0, Math.random() * 300, 150), 50);
      const stream = canvas.captureStream(20);
      tracks = stream.getVideoTracks();
      for (const track of tracks) {
        track.getCapabilities = () => ({ torch: true, zoom: { min: 1, max: 5, step: 0.5 } }) as never;
        track.getSettings = () => ({ deviceId: asked.video.deviceId?.exact ?? 'dos', zoom: 1 }) as never;
        track.applyConstraints = (constraints) => {
          if (fake.refusesConstraints) return Promise.reject(new DOMException('refused', 'OverconstrainedError'));
          fake.applied.push(...constraints!.advanced!);
          return Promise.resolve();
        };
      }
      return Promise.resolve(stream);
    };
    devices.enumerateDevices = () =>
      Promise.resolve(
        ['dos', 'devant', 'usb'].map((deviceId) => ({ deviceId, kind: 'videoinput', label: deviceId })) as never,
      );
  });
}
