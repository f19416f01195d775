import { Icon } from './icon.js';

interface Props {
  href: string;
  ccas?: string;
  logoId?: string | null;
  /** Below the name: what the service is. */
  line?: string;
}

/** Whose site it is; it leads to its first page. */
export function Brand({ href, ccas, logoId, line }: Props) {
  return (
    <a class="brand" href={href}>
      {logoId ? (
        <img class="logo" src={`/logo?${logoId}`} alt="" height={48} />
      ) : (
        <Icon name="heart-handshake" size={28} />
      )}
      <span>
        <strong>{ccas ?? 'Passerelle'}</strong>
        {line && <span>{line}</span>}
      </span>
    </a>
  );
}
