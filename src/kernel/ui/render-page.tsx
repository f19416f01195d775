import type { FastifyInstance } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Visit } from '../access/visit.js';
import { noMenu } from '../console/menu.js';
import { ownPath } from '../http/own-path.js';
import { withNamedFields } from './named-fields.js';
import { Layout, type LayoutOptions } from './layout.js';

/** How somebody likes the menu of the console in this browser: written by `console.entry.ts`, worth nothing to anybody. */
const FOLD_COOKIE = 'menu-replie';

/** The answer to whoever asked for this page; @param server where nothing is known of them, not even the CCAS */
export function renderPage(
  visit: Visit | undefined,
  options: LayoutOptions,
  body: VNode,
  server?: FastifyInstance,
): string {
  visit?.reply.type('text/html; charset=utf-8');
  return documentOf(visit, options, body, server);
}

/** The whole document for one page. Values are escaped by Preact; nothing here is written as raw HTML. */
export function documentOf(
  visit: Visit | undefined,
  options: LayoutOptions,
  body: VNode,
  server: FastifyInstance | undefined = visit?.reply.server,
): string {
  const html = renderToString(
    <Layout
      {...options}
      service={server?.serviceWords}
      ccas={visit?.tenant.name}
      logoId={visit?.tenant.logoId}
      coloursKey={visit?.tenant.coloursKey}
      actor={visit?.actor}
      isUnknown={visit === undefined}
      menu={visit?.menu ?? noMenu}
      at={visit?.reply.request?.url?.split('?')[0]}
      isMenuFolded={visit?.reply.request?.cookies?.[FOLD_COOKIE] === 'oui'}
      formToken={visit?.actor ? visit.formToken : undefined}
    >
      {body}
    </Layout>,
  );
  return `<!doctype html>${withNamedFields(html)}`;
}

/**
 * After a form was accepted: go and see, so that reloading does not send it again.
 * @param path of this site; whatever leads elsewhere leads home instead
 */
export function seeOther(visit: Visit, path: string): string {
  visit.reply.status(303).header('location', ownPath(path, visit.tenant.origin) ?? '/');
  return '';
}

/** Off to another site, which our own configuration names; never an address that somebody has sent. */
export function leaveFor(visit: Visit, url: URL): string {
  visit.reply.status(303).header('location', url.href);
  return '';
}
