import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { Config } from '../kernel/config/config.js';
import { sealBytes, unsealBytes } from '../kernel/secrets/sealed.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { ProviderRefused, ProviderUnavailable } from './accounts.errors.js';

/** Path ProConnect sends people back to; the whole address is registered there, for each host name. */
export const PROVIDER_RETURN = '/connexion/proconnect/retour';
const TIMEOUT_SECONDS = 8;
/** What the provider says about itself is asked again after this long. */
const KNOWN_MS = 60 * 60_000;
/** Levels of which ProConnect says that they took two factors (its documentation, « niveaux de garantie »). */
const secondFactorLevels = new Set([
  'eidas2',
  'eidas3',
  'https://proconnect.gouv.fr/assurance/self-asserted-2fa',
  'https://proconnect.gouv.fr/assurance/consistency-checked-2fa',
]);

/** What a browser keeps, sealed, while its owner is at the provider. */
interface Journey {
  state: string;
  nonce: string;
  verifier: string;
  /** Page to go to once signed in. */
  next?: string;
}

/** Who the provider says has come. */
export interface ProvenPerson {
  sub: string;
  /** Lower case; only one the provider vouches for. */
  email?: string;
  /** Whether the provider says that two factors were asked. */
  hasSecondFactor: boolean;
  idToken: string;
  next?: string;
}

/** ProConnect, or any OpenID Connect provider: authorization code with PKCE, state and nonce, signed userinfo. */
@Injectable()
export class ProConnect {
  private known?: { configuration: oidc.Configuration; until: number };

  constructor(private readonly config: Config) {}

  get isSet(): boolean {
    return this.config.oidc !== undefined;
  }

  /** @returns where to send the browser, and what it keeps meanwhile. @throws ProviderUnavailable */
  async start(tenant: Tenant, next?: string): Promise<{ url: string; sealed: string }> {
    const configuration = await this.configuration();
    const journey: Journey = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      next,
    };
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: tenant.origin + PROVIDER_RETURN,
      scope: 'openid email given_name usual_name',
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
    });
    const sealed = sealBytes(this.config.secretKey, journeyOf(tenant), Buffer.from(JSON.stringify(journey)));
    return { url: url.href, sealed: sealed.toString('base64url') };
  }

  /**
   * @param search what the provider has put after `PROVIDER_RETURN`, with its `?`
   * @param sealed what the browser has kept
   * @throws ProviderRefused: state, nonce, code, signature or issuer are not the right ones; ProviderUnavailable
   */
  async finish(tenant: Tenant, search: string, sealed: string | undefined): Promise<ProvenPerson> {
    const journey = this.open(tenant, sealed);
    const configuration = await this.configuration();
    try {
      const answer = await oidc.authorizationCodeGrant(
        configuration,
        new URL(tenant.origin + PROVIDER_RETURN + search),
        {
          expectedState: journey.state,
          expectedNonce: journey.nonce,
          pkceCodeVerifier: journey.verifier,
          idTokenExpected: true,
        },
      );
      const claims = answer.claims()!;
      const person = await oidc.fetchUserInfo(configuration, answer.access_token, claims.sub);
      return {
        sub: claims.sub,
        email: vouchedEmail(configuration.serverMetadata().issuer, person),
        hasSecondFactor: secondFactorLevels.has(String(claims.acr)),
        idToken: answer.id_token!,
        next: journey.next,
      };
    } catch (error) {
      throw isUnreachable(error) ? new ProviderUnavailable(error) : new ProviderRefused(error);
    }
  }

  /** Where to send a browser so that the provider ends its own session too; nothing when it has no such page. */
  async signOutUrl(tenant: Tenant, idToken: string): Promise<string | undefined> {
    try {
      const configuration = await this.configuration();
      if (!configuration.serverMetadata().end_session_endpoint) return undefined;
      return oidc.buildEndSessionUrl(configuration, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${tenant.origin}/connexion`,
        state: oidc.randomState(),
      }).href;
    } catch {
      // Signed out here all the same.
      return undefined;
    }
  }

  /** The ID token as a session keeps it, for signing out. */
  sealIdToken(ccasId: string, idToken: string): Uint8Array {
    return sealBytes(this.config.secretKey, sessionOf(ccasId), Buffer.from(idToken));
  }

  openIdToken(ccasId: string, sealed: Uint8Array): string {
    return unsealBytes(this.config.secretKey, sessionOf(ccasId), sealed).toString('utf8');
  }

  private open(tenant: Tenant, sealed: string | undefined): Journey {
    try {
      const bytes = unsealBytes(this.config.secretKey, journeyOf(tenant), Buffer.from(sealed ?? '', 'base64url'));
      return JSON.parse(bytes.toString('utf8')) as Journey;
    } catch (error) {
      throw new ProviderRefused(error);
    }
  }

  private async configuration(): Promise<oidc.Configuration> {
    const { oidc: provider } = this.config;
    if (!provider) throw new ProviderRefused();
    if (this.known && this.known.until > performance.now()) return this.known.configuration;
    try {
      const isLocal = provider.issuer.startsWith('http:');
      const configuration = await oidc.discovery(
        new URL(provider.issuer),
        provider.clientId,
        undefined,
        oidc.ClientSecretPost(provider.clientSecret),
        {
          timeout: TIMEOUT_SECONDS,
          [oidc.customFetch]: signedUserInfoOnly(() => this.known?.configuration),
          // `readConfig` lets plain http through for this very machine only.
          execute: isLocal ? [oidc.allowInsecureRequests] : [],
        },
      );
      oidc.enableNonRepudiationChecks(configuration);
      this.known = { configuration, until: performance.now() + KNOWN_MS };
      return configuration;
    } catch (error) {
      throw new ProviderUnavailable(error);
    }
  }
}

/** Userinfo that is not a signed JWT is refused, whatever it says. */
function signedUserInfoOnly(configuration: () => oidc.Configuration | undefined): oidc.CustomFetch {
  return async (url, options) => {
    const answer = await fetch(url, options as RequestInit);
    const isUserInfo = url === configuration()?.serverMetadata().userinfo_endpoint;
    if (isUserInfo && answer.ok && !/^application\/jwt\b/i.test(answer.headers.get('content-type') ?? ''))
      throw new ProviderRefused(new Error('userinfo is not a signed JWT'));
    return answer;
  };
}

/** ProConnect sends no `email_verified`: it routes people by their address to the provider of its domain. */
function vouchedEmail(
  issuer: string,
  { email, email_verified: isVerified }: oidc.UserInfoResponse,
): string | undefined {
  const isProConnect = /(^|\.)(proconnect|agentconnect)\.gouv\.fr$/.test(new URL(issuer).hostname);
  if (typeof email !== 'string') return undefined;
  return isVerified === true || (isVerified === undefined && isProConnect) ? email.trim().toLowerCase() : undefined;
}

function isUnreachable(error: unknown): boolean {
  const { name, code, cause } = error as { name?: string; code?: string; cause?: { name?: string } };
  return name === 'TypeError' || code === 'OAUTH_TIMEOUT' || cause?.name === 'TimeoutError' || name === 'TimeoutError';
}

function journeyOf(tenant: Tenant) {
  return { purpose: 'provider journey', context: tenant.id };
}

function sessionOf(ccasId: string) {
  return { purpose: 'provider session', context: ccasId };
}
