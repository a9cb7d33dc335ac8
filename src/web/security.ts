import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure } from './failure.js';

/**
 * Headers that keep a page to itself: nothing is loaded from elsewhere, no inline script runs, no
 * other site may frame it. A page that needs more says so in its own route (`helmet` in its options).
 */
export function addSecurityHeaders(app: FastifyInstance, publicUrl: string): void {
  const https = publicUrl.startsWith('https:');
  void app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // With `no-referrer` browsers would send `Origin: null` on our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 180 * 24 * 3600 } : false,
    // Both only mean something over https; over plain http the browser warns of them.
    crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
    originAgentCluster: https,
  });
}

/**
 * Refuses a POST that another site made the browser send. Browsers say where a request comes from in
 * `Sec-Fetch-Site` (secure pages) or `Origin`; a request with neither comes from no browser, and so
 * with nobody's cookie but its own.
 */
export function demandSameOrigin(request: FastifyRequest, publicUrl: string): void {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const ours = [new URL(publicUrl).host, request.host];
  const same =
    site === undefined
      ? origin === undefined || ours.includes(hostOf(origin))
      : site === 'same-origin' || site === 'none';
  if (!same) throw new Failure(403, 'foreign', 'error.foreign');
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}
