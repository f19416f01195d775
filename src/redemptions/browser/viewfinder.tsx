import { useRef, useState } from 'preact/hooks';
import { InstallGuide } from '../../kernel/ui/browser/install-guide.js';
import type { ShownPass } from '../shown-pass.js';
import { isMuted, mute } from './signals.js';
import { useCamera } from './use-camera.js';
import { ViewfinderTools } from './viewfinder-tools.js';

interface Props {
  /** What was kept here does not verify any more. */
  isDamaged: boolean;
  found(shown: ShownPass): void;
}

/** The camera over the whole screen; below it, what to do when it is not enough. */
export function Viewfinder({ found, isDamaged }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(video, (passCode) => found({ passCode }));
  const { problem } = camera;
  const [muted, setMuted] = useState(isMuted());

  return (
    <>
      <h1 class="hidden-text">Scanner un pass senior</h1>
      <div class="view">
        <video ref={video} muted playsInline aria-label="Image de la caméra" />
        {!problem && <div class="frame" aria-hidden="true" />}
        <p class="help" role={problem ? 'alert' : undefined}>
          {problem ?? 'Placez le code du pass dans le cadre.'}
        </p>
      </div>
      {isDamaged && (
        <p class="damaged" role="alert">
          Les données de cette caisse sont abîmées. Elles se rechargent dès que le réseau répond ; d’ici là, elle
          demande au serveur.
        </p>
      )}
      <ViewfinderTools
        {...camera}
        muted={muted}
        switchSound={() => {
          mute(!muted);
          setMuted(!muted);
        }}
      />
      <details open={problem !== undefined}>
        <summary>Le code ne se lit pas ? Tapez le numéro</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const typed = String(new FormData(event.currentTarget).get('code') ?? '').trim();
            if (typed) found(typed.includes('#') ? { passCode: typed } : { passNumber: typed });
          }}
        >
          <label for="code">Numéro du pass, écrit sur la carte</label>
          <p id="code-aide">Par exemple K7QM-4T2X-W. Il faut le réseau.</p>
          <input
            id="code"
            name="code"
            aria-describedby="code-aide"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
          />
          <button>Vérifier ce pass</button>
        </form>
      </details>
      <InstallGuide what="Mettre la caisse sur l’écran d’accueil" />
    </>
  );
}
