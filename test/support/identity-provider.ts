import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type CryptoKey as JoseKey, type JWTPayload, SignJWT, decodeJwt } from 'jose';
import type Provider from 'oidc-provider';

export interface ProviderPerson {
  sub: string;
  email: string;
  email_verified?: boolean;
  /** What the provider says of how they proved who they are. */
  acr?: string;
}

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who sits at the provider's screen. */
  person: ProviderPerson;
  /** How the userinfo goes wrong. */
  userInfo?: 'unsigned' | 'foreign-key' | 'changed';
  /** Sessions ended at its sign-out page. */
  signOuts: URLSearchParams[];
  close(): Promise<void>;
}

/**
 * A real OpenID Connect provider as ProConnect is one: confidential client, PKCE, signed ID token and userinfo. Whoever
 * comes is `person`, without being asked.
 */
export async function startIdentityProvider(origin: string): Promise<IdentityProvider> {
  const { publicKey: _, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const idp: IdentityProvider = {
    issuer,
    clientId: 'passerelle',
    clientSecret: 'un secret de test assez long pour le client',
    person: { sub: 'personne', email: 'personne@ex.fr' },
    signOuts: [],
    close: () => closed(server),
  };
  const provider: Provider = new (await providerClass())(issuer, {
    clients: [
      {
        client_id: idp.clientId,
        client_secret: idp.clientSecret,
        redirect_uris: [`${origin}/connexion/proconnect/retour`],
        post_logout_redirect_uris: [`${origin}/connexion`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_post',
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'un', alg: 'RS256', use: 'sig' }] },
    scopes: ['openid', 'email', 'given_name', 'usual_name'],
    claims: { openid: ['sub', 'acr'], email: ['email', 'email_verified'] },
    acrValues: ['eidas1', 'eidas2'],
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true },
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    cookies: { keys: ['clé de test'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ ...idp.person, acr: undefined, sub: id }) }),
    interactions: { url: (_context, interaction) => `/ici/${interaction.uid}` },
    async loadExistingGrant(context) {
      const grant = new provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId,
      });
      grant.addOIDCScope('openid email given_name usual_name');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    await next();
    if (context.oidc?.route !== 'userinfo' || typeof context.body !== 'string' || !idp.userInfo) return;
    await spoil(context, idp.userInfo, foreign.privateKey);
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void respond(request, response));

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, issuer);
    if (url.pathname === '/session/end') idp.signOuts.push(url.searchParams);
    if (!url.pathname.startsWith('/ici/')) return void answer(request, response);
    const { sub, acr } = idp.person;
    await provider.interactionFinished(request, response, { login: { accountId: sub, acr } });
  }
  return idp;
}

/** It says on the console that its storage is in memory and this Node not its newest: both are so on purpose here. */
async function providerClass(): Promise<typeof Provider> {
  for (const level of ['warn', 'info'] as const) {
    // oxlint-disable-next-line no-console
    const { [level]: say } = console;
    // oxlint-disable-next-line no-console
    console[level] = (...words: unknown[]) => String(words[0]).includes('oidc-provider') || say(...words);
  }
  return (await import('oidc-provider')).default;
}

interface Answer {
  body: unknown;
  type: string;
}

async function spoil(
  context: Answer,
  how: NonNullable<IdentityProvider['userInfo']>,
  foreignKey: JoseKey,
): Promise<void> {
  const token = context.body as string;
  const claims: JWTPayload = decodeJwt(token);
  if (how === 'unsigned') {
    context.body = claims;
    context.type = 'application/json';
  } else if (how === 'foreign-key') {
    context.body = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'un' }).sign(foreignKey);
    context.type = 'application/jwt';
  } else {
    const [header, , signature] = token.split('.');
    const other = Buffer.from(JSON.stringify({ ...claims, email: 'serge@ccas.example' })).toString('base64url');
    context.body = [header, other, signature].join('.');
    context.type = 'application/jwt';
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
