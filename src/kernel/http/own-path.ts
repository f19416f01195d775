/** Hosts are compared by whoever has a name: here only the path counts, so any will do that nobody else has. */
const HERE = 'https://here.invalid';

/**
 * The one gate for an address that comes from outside (an address, a form, a header, a row kept of one): what of it leads
 * somewhere on this site, as a browser would understand it.
 *
 * An address may lead here when it is read, and elsewhere when what is left of it is read again: the path of
 * `https://ours/.//theirs` is `//theirs`, which is another host. So it is read twice, the second time as the browser
 * will: as a path alone.
 * @param address anything at all
 * @param origin of this site, `https://pass.ma-commune.fr`; whole addresses of it are taken too
 * @returns a path with its search and fragment, written in ASCII; nothing for what leads elsewhere or nowhere
 */
export function ownPath(address: unknown, origin: string): string | undefined {
  if (typeof address !== 'string' || address === '' || !URL.canParse(address, origin)) return undefined;
  const target = new URL(address, origin);
  if (target.origin !== origin) return undefined;
  const path = target.pathname + target.search + target.hash;
  return URL.canParse(path, HERE) && new URL(path, HERE).href === HERE + path ? path : undefined;
}
