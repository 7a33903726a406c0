// How often one address may ask: generous in general, strict where something could be guessed or sent to somebody.
import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { routedPath } from './path-caps'
import { sendPlainPage } from './plain-page'

export interface Limit {
  name: string
  methods: readonly string[] | 'all'
  path: RegExp
  requests: number
  minutes: number
}

/** Every limit that matches counts. Limits for each account and each code are kept with those, not here. */
export const defaultLimits: readonly Limit[] = [
  {
    name: 'sign-in',
    methods: ['POST'],
    path: /^\/(sign-in|setup|reset|invited)(\/|$)/,
    requests: 30,
    minutes: 15,
  },
  // Each asks the identity provider something; a whole office may come from one address in the morning.
  { name: 'sign-on', methods: 'all', path: /^\/sign-on(\/|$)/, requests: 300, minutes: 15 },
  {
    name: 'codes',
    methods: ['POST'],
    path: /^\/respond\/[^/]+(\/(code|enter))?\/?$/,
    requests: 30,
    minutes: 15,
  },
  // Programs ask every few minutes at most; the calendar service of many people may come from one address.
  {
    name: 'feeds',
    methods: 'all',
    path: /^\/calendar\/feed\//,
    requests: 300,
    minutes: 15,
  },
  // Each is drawn while everybody else waits: as many as pages, and the portal would do nothing else.
  {
    name: 'documents',
    methods: 'all',
    path: /^\/respond\/[^/]+\/(download\/|(receipt|report)\.pdf)/,
    requests: 60,
    minutes: 1,
  },
  // Hashes cannot be guessed; this keeps strangers from keeping the portal busy.
  { name: 'verify', methods: 'all', path: /^\/verify\/?$/, requests: 60, minutes: 1 },
  {
    name: 'verify upload',
    methods: ['POST'],
    path: /^\/verify\/?$/,
    requests: 20,
    minutes: 15,
  },
  // Whoever types without pause saves about 75 times a minute, and a whole team may share one address.
  {
    name: 'autosave',
    methods: ['POST'],
    path: /^\/respond\/[^/]+\/autosave\/?$/,
    requests: 1000,
    minutes: 1,
  },
  {
    name: 'changes',
    methods: ['POST', 'PUT', 'PATCH', 'DELETE'],
    path: /^\/(?!respond\/[^/]+\/autosave\/?$)/,
    requests: 300,
    minutes: 1,
  },
  // Built files cost next to nothing and are cached; an office behind one address opens many at once.
  { name: 'everything', methods: 'all', path: /^\/(?!assets\/)/, requests: 1200, minutes: 1 },
]

export function limitRates(limits: readonly Limit[]): RequestHandler[] {
  return limits.map(({ methods, path, requests, minutes }) =>
    rateLimit({
      windowMs: minutes * 60_000,
      limit: requests,
      // A household or office has a whole /64, and so has an attacker who rotates through it.
      keyGenerator: (req) => ipKeyGenerator(req.ip ?? '', 64),
      skip: (req) =>
        !(path.test(routedPath(req.path)) && (methods === 'all' || methods.includes(req.method))),
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_req, res) => {
        sendPlainPage(res, {
          status: 429,
          title: 'Too many requests',
          text: `Nothing was changed. Try again in ${waitIn(res.getHeader('Retry-After'), minutes)}.`,
        })
      },
    }),
  )
}

/** In words, from what the header says to programs. */
function waitIn(retryAfter: unknown, minutes: number): string {
  const told = Math.ceil(Number(retryAfter) / 60)
  const wait = Number.isFinite(told) && told > 0 ? told : minutes
  return wait === 1 ? 'a minute' : `${wait} minutes`
}
