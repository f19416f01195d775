import { type RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Camera, nameOf, type Zoom } from './camera.js';
import { cameraProblem } from './camera-problem.js';

const unreadable =
  'Le lecteur de codes ne se charge pas. Rechargez la page avec du réseau ; en attendant, tapez le numéro ci-dessous.';

export interface ShownCamera {
  /** Why there is nothing to see, or nothing that reads it. */
  problem?: string;
  cameras: Awaited<ReturnType<Camera['choices']>>;
  /** Whether the torch shines; undefined where there is none. */
  light?: boolean;
  zoom?: Zoom;
  retry(): void;
  choose(id: string): void;
  switchLight(): void;
  comeNearer(zoom: number): void;
}

/** A camera that shows in `video` as long as the screen is there, and comes back when the page does. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, found: (passCode: string) => void): ShownCamera {
  const camera = useRef<Camera | null>(null);
  const [problem, setProblem] = useState<string>();
  const [cameras, setCameras] = useState<ShownCamera['cameras']>([]);
  const [light, setLight] = useState<boolean>();
  const [zoom, setZoom] = useState<Zoom>();
  /** What the person has to settle first: asked for again, a browser might ask them again. */
  const isRefused = useRef(false);

  const show = async (starts: Promise<void>): Promise<void> => {
    try {
      await starts;
      isRefused.current = false;
      setProblem(undefined);
    } catch (error) {
      isRefused.current = nameOf(error) === 'NotAllowedError';
      setProblem(cameraProblem(error));
    }
    setLight(camera.current!.hasTorch ? false : undefined);
    setZoom(camera.current!.zoom);
    // Also where one fails: another may not.
    setCameras(await camera.current!.choices().catch(() => []));
  };
  useEffect(() => {
    const mine = new Camera(video.current!, {
      found,
      cannotRead: () => setProblem(unreadable),
      lost: () => setProblem(cameraProblem({ name: 'NotReadableError' })),
    });
    camera.current = mine;
    let isStarting = true;
    const start = (): void => void show(mine.start()).finally(() => (isStarting = false));
    const comeBack = (): void => {
      if (document.visibilityState !== 'visible' || isStarting || isRefused.current || mine.isShowing) return;
      isStarting = true;
      start();
    };
    start();
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      document.removeEventListener('visibilitychange', comeBack);
      mine.stop();
    };
  }, []);

  return {
    problem,
    cameras,
    light,
    zoom,
    retry: () => void show(camera.current!.start()),
    choose: (id) => void show(camera.current!.choose(id)),
    // Some announce a torch, and refuse it when the battery is low: it stays as it was.
    switchLight: () =>
      void camera.current!.light(!light).then(
        () => setLight(!light),
        () => undefined,
      ),
    comeNearer: (nearer) => void camera.current!.comeNearer(nearer).catch(() => undefined),
  };
}
