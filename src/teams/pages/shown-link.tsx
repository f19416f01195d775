import { QrImage } from '../../kernel/ui/qr-image.js';

/** A link that signs somebody in, on the screen of an agent, once. */
export function ShownLink({ link }: { link: string }) {
  return (
    <div class="notice accepted" role="status">
      <div class="pairing">
        <QrImage text={link} label="Code QR du lien personnel" />
        <p>
          Faites scanner ce code par la personne, avec son propre téléphone. Il vaut un quart d’heure, une fois. Le
          journal retient que vous l’avez ouvert.
        </p>
      </div>
    </div>
  );
}
