import { useEffect, useState } from 'preact/hooks';
import { HostNotice } from '../../kernel/ui/browser/host-notice.js';
import { InstallGuide } from '../../kernel/ui/browser/install-guide.js';
import { start } from '../../kernel/ui/browser/start.js';
import { forgetPass, type HeldPass, heldPasses } from './held-passes.js';
import { NoAnswer } from './holder-api.js';
import { PassFace } from './pass-face.js';
import { PassFile } from './pass-file.js';
import { refresh } from './refresh.js';
import { startServiceWorker } from './service-worker-start.js';
import './phone-pass.css';

/** While the page is open and there is network, it asks again what is new. */
const REFRESH_MS = 10 * 60_000;

function MyPass({ initial }: { initial: HeldPass[] }) {
  const [passes, setPasses] = useState(initial);
  const [chosenId, setChosenId] = useState(window.location.hash.slice(1) || initial[0]?.id);
  const [isOffline, setOffline] = useState(!navigator.onLine);
  const chosen = passes.find(({ id }) => id === chosenId) ?? passes[0];

  const replace = (next: HeldPass): void => setPasses((all) => all.map((each) => (each.id === next.id ? next : each)));
  const refreshAll = async (): Promise<void> => {
    for (const pass of await heldPasses()) {
      try {
        replace(await refresh(pass));
        setOffline(false);
      } catch (error) {
        if (error instanceof NoAnswer) setOffline(true);
      }
    }
  };
  useEffect(() => {
    const again = (): void => void refreshAll();
    const lost = (): void => setOffline(true);
    again();
    const timer = window.setInterval(again, REFRESH_MS);
    window.addEventListener('online', again);
    window.addEventListener('offline', lost);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', again);
      window.removeEventListener('offline', lost);
    };
  }, []);

  const forget = async (pass: HeldPass): Promise<void> => {
    await forgetPass(pass.id);
    setPasses((all) => all.filter(({ id }) => id !== pass.id));
  };

  if (!chosen) return <NoPass />;
  return (
    <>
      {passes.length > 1 && <Choice passes={passes} chosen={chosen} choose={setChosenId} />}
      <PassFace key={`face ${chosen.id}`} pass={chosen} forget={() => void forget(chosen)} />
      <p class="network" role="status">
        {isOffline ? 'Sans réseau : votre code fonctionne quand même.' : ''}
      </p>
      {!chosen.revoked && chosen.view && (
        <PassFile key={`file ${chosen.id}`} pass={chosen} changed={replace} isOffline={isOffline} />
      )}
      <p>
        <a href="/mon-pass/activer">Ajouter un autre pass sur ce téléphone</a>
      </p>
      <InstallGuide what="Mettre le pass sur l’écran d’accueil" />
    </>
  );
}

function Choice({ passes, chosen, choose }: { passes: HeldPass[]; chosen: HeldPass; choose(id: string): void }) {
  return (
    <nav class="pass-choice" aria-label="Choisir un pass">
      {passes.map((pass) => (
        <button type="button" aria-current={pass.id === chosen.id ? 'true' : undefined} onClick={() => choose(pass.id)}>
          {nameAmong(passes, pass)}
        </button>
      ))}
    </nav>
  );
}

/** The first name, and the surname where two passes share it. */
function nameAmong(passes: HeldPass[], { view }: HeldPass): string {
  if (!view) return 'Pass';
  const { firstName, lastName } = view.holder;
  const namesakes = passes.filter((each) => each.view?.holder.firstName === firstName);
  return namesakes.length > 1 ? `${firstName} ${lastName}` : firstName;
}

/** A private window, cookies refused: nothing is kept, and the card is as good. */
function CannotKeep() {
  return (
    <section class="stack">
      <h1>Mon pass</h1>
      <div class="notice waiting" role="alert">
        <p>
          <strong>Ce navigateur ne peut rien garder.</strong> C’est le cas en navigation privée, et quand les cookies
          sont refusés.
        </p>
        <p>Montrez votre carte : elle suffit. Ou ouvrez cette page dans une fenêtre ordinaire.</p>
      </div>
    </section>
  );
}

function NoPass() {
  return (
    <section class="stack">
      <h1>Mon pass</h1>
      <HostNotice />
      <div class="empty">
        <p>Aucun pass n’est sur ce téléphone.</p>
        <p>Vous avez reçu une lettre du CCAS avec un code ? Elle permet de le mettre ici en une minute.</p>
        <p>
          <a class="button" href="/mon-pass/activer">
            Mettre mon pass sur ce téléphone
          </a>
        </p>
      </div>
      <p>
        Pas encore de pass ? <a href="/demande">Demander un pass</a>
      </p>
      <InstallGuide what="Mettre le pass sur l’écran d’accueil" />
    </section>
  );
}

startServiceWorker();
async function open(): Promise<void> {
  const page = await heldPasses().then(
    (initial) => <MyPass initial={initial} />,
    () => <CannotKeep />,
  );
  start(document.getElementById('mon-pass')!, page);
}

void open();
