// The controls of what answers carry and keep to themselves: headers, cookies, redirects, errors, the log, health.
import type { Control } from '../control'

const policy = 'tests/http/policy.test.ts'
const cookies = 'tests/http/cookies.test.ts'
const site = 'tests/routes/front.test.ts'

const headers = 'app/http/security-headers.ts'
const staff = 'app/http/staff.ts'
const respondent = 'app/http/respondent.ts'

const whole = 'is this policy and no other, over plain http and over https'
const nonce = 'holds a nonce that no answer had before, and every other header'
const ofStaff = 'of staff is for this host alone, over https alone'
const ofRespondent = 'of a respondent is sent to the pages of their own link alone'

export const frontAnswers: readonly Control[] = [
  {
    control: 'every answer carries the headers',
    file: 'app/http/serve.ts',
    without: [
      [
        'site.use(giveReference, securityHeaders({ dev: settings.dev, https }))',
        'site.use(giveReference)',
      ],
    ],
    test: 'tests/http/headers.test.ts',
    named: 'carries every header',
  },
  {
    control: 'what the policy does not name is forbidden',
    file: headers,
    without: [[`defaultSrc: ["'none'"]`, `defaultSrc: ["'self'"]`]],
    test: policy,
    named: whole,
  },
  {
    control: 'no inline script runs',
    file: headers,
    without: [[`scriptSrc: ["'self'", `, `scriptSrc: ["'self'", "'unsafe-inline'", `]],
    test: policy,
    named: whole,
  },
  {
    control: 'no inline style applies, but in development',
    file: headers,
    without: [
      [
        `["'self'", "'unsafe-inline'"] : ["'self'"]`,
        `["'self'", "'unsafe-inline'"] : ["'self'", "'unsafe-inline'"]`,
      ],
    ],
    test: policy,
    named: whole,
  },
  {
    control: 'pages load pictures from us alone',
    file: headers,
    without: [[`imgSrc: ["'self'"]`, `imgSrc: ['*']`]],
    test: policy,
    named: whole,
  },
  {
    control: 'pages talk to us alone',
    file: headers,
    without: [[`["'self'", 'ws:'] : ["'self'"]`, `["'self'", 'ws:'] : ['*']`]],
    test: policy,
    named: whole,
  },
  {
    control: 'pages frame what is ours alone',
    file: headers,
    without: [[`frameSrc: ["'self'"]`, `frameSrc: ['*']`]],
    test: policy,
    named: whole,
  },
  {
    control: 'no plugin runs',
    file: headers,
    without: [[`objectSrc: ["'none'"],`, '']],
    test: policy,
    named: whole,
  },
  {
    control: 'forms are sent to us alone',
    file: headers,
    without: [[`formAction: ["'self'"],`, '']],
    test: policy,
    named: whole,
  },
  {
    control: 'no element of a page moves its base',
    file: headers,
    without: [[`baseUri: ["'none'"],`, '']],
    test: policy,
    named: whole,
  },
  {
    control: 'nobody frames a page',
    file: headers,
    without: [[`frameAncestors: ["'none'"],`, '']],
    test: policy,
    named: whole,
  },
  {
    control: 'nobody frames a page, in old browsers either',
    file: headers,
    without: [[`xFrameOptions: { action: 'deny' }`, 'xFrameOptions: false']],
    test: policy,
    named: nonce,
  },
  {
    control: 'a page over https asks for nothing without it',
    file: headers,
    without: [['...(https ? { upgradeInsecureRequests: [] } : {}),', '']],
    test: policy,
    named: whole,
  },
  {
    control: 'browsers are told to insist on https',
    file: headers,
    without: [['https ? { maxAge: 31_536_000, includeSubDomains: false } : false', 'false']],
    test: policy,
    named: 'tells browsers to insist on https where there is https',
  },
  {
    control: 'the nonce is another for each answer',
    file: headers,
    without: [[`randomBytes(16).toString('base64')`, `randomBytes(16).fill(7).toString('base64')`]],
    test: policy,
    named: nonce,
  },
  {
    control: 'the addresses of our pages are told to no other site',
    file: headers,
    without: [[`policy: 'same-origin' }`, `policy: 'unsafe-url' }`]],
    test: policy,
    named: nonce,
  },
  {
    control: 'no browser takes an answer for what it does not say it is',
    file: headers,
    without: [[`xFrameOptions: {`, `xContentTypeOptions: false,\n    xFrameOptions: {`]],
    test: policy,
    named: nonce,
  },
  {
    control: 'other sites get no hold of our window',
    file: headers,
    without: [[`xFrameOptions: {`, `crossOriginOpenerPolicy: false,\n    xFrameOptions: {`]],
    test: policy,
    named: nonce,
  },
  {
    control: 'other sites embed nothing of ours',
    file: headers,
    without: [[`xFrameOptions: {`, `crossOriginResourcePolicy: false,\n    xFrameOptions: {`]],
    test: policy,
    named: nonce,
  },
  {
    control: 'no page asks for camera, place or microphone',
    file: headers,
    without: [
      [
        `res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()')`,
        '',
      ],
    ],
    test: policy,
    named: nonce,
  },
  {
    control: 'nothing says what the server is made of',
    file: 'app/http/serve.ts',
    without: [[`site.disable('x-powered-by')`, '']],
    test: 'tests/http/headers.test.ts',
    named: 'carries every header',
  },
  {
    control: 'nobody writes into our log by naming a request',
    file: 'app/http/reference.ts',
    without: [
      [
        '(_req, res, next) => {\n  const reference = newReference()',
        `(_req, res, next) => {\n  const reference = _req.get('x-request-id') ?? newReference()`,
      ],
    ],
    test: policy,
    named: 'has a reference of our own making, whatever the request calls itself',
  },
  {
    control: 'pages are kept by nobody on the way',
    file: 'app/http/remix-handler.ts',
    without: [
      [
        `if (!response.headers.has('Cache-Control')) res.setHeader('Cache-Control', 'no-store')`,
        '',
      ],
    ],
    test: site,
    named: 'to a page is kept by nobody on the way',
  },
  {
    control: 'what is turned away is kept by nobody on the way',
    file: 'app/http/plain-page.ts',
    without: [
      [
        `    .status(status)\n    .setHeader('Cache-Control', 'no-store')\n`,
        '    .status(status)\n',
      ],
    ],
    test: 'tests/http/headers.test.ts',
    named: 'carries every header',
  },
  {
    control: 'whether the server is well is asked anew each time',
    file: 'app/http/health.ts',
    without: [[`res.setHeader('Cache-Control', 'no-store')`, 'void res']],
    test: site,
    named: 'healthz answers while the process lives',
  },
  {
    control: 'whoever asks how the server is learns no word of a driver',
    file: 'app/http/health.ts',
    without: [['checks: state.checks.map(withoutDetail)', 'checks: state.checks']],
    test: site,
    named: 'readyz names every check, and which one fails, without saying what the driver said',
  },
  {
    control: 'scripts cannot read the cookies of staff',
    file: staff,
    without: [['httpOnly: true', 'httpOnly: false']],
    test: cookies,
    named: ofStaff,
  },
  {
    control: 'other sites do not send the cookies of staff',
    file: staff,
    without: [[`sameSite: 'lax'`, `sameSite: 'none'`]],
    test: cookies,
    named: ofStaff,
  },
  {
    control: 'the cookies of staff go over https alone',
    file: staff,
    without: [['    secure,\n', '    secure: secure && false,\n']],
    test: cookies,
    named: ofStaff,
  },
  {
    control: 'no other host sets a cookie of staff',
    file: staff,
    without: [[`secure ? \`__Host-\${name}\` : name`, 'name']],
    test: cookies,
    named: ofStaff,
  },
  {
    control: 'scripts cannot read the cookie of a respondent',
    file: respondent,
    without: [['httpOnly: true', 'httpOnly: false']],
    test: cookies,
    named: ofRespondent,
  },
  {
    control: 'other sites do not send the cookie of a respondent',
    file: respondent,
    without: [[`sameSite: 'lax'`, `sameSite: 'none'`]],
    test: cookies,
    named: ofRespondent,
  },
  {
    control: 'the cookie of a respondent goes over https alone',
    file: respondent,
    without: [['secure: isSecure(app)', 'secure: false']],
    test: cookies,
    named: ofRespondent,
  },
  {
    control: 'the cookie of a respondent reaches one link alone',
    file: respondent,
    without: [[`path: \`/respond/\${asked.params.token ?? ''}\``, `path: '/'`]],
    test: cookies,
    named: ofRespondent,
  },
  {
    control: 'no plain page sets the cookie of a respondent over https',
    file: respondent,
    without: [
      [`isSecure(app) ? '__Secure-assay_respondent' : 'assay_respondent'`, `'assay_respondent'`],
    ],
    test: cookies,
    named: ofRespondent,
  },
  {
    control: 'the cookie of a half-way sign-in ends with it',
    file: 'app/http/pending-sign-in.ts',
    without: [[', { maxAge: PENDING_MINUTES * 60 }', '']],
    test: cookies,
    named: 'of a half-way sign-in ends with it',
  },
  {
    control: 'the theme’s cookie is no better reachable',
    file: 'app/http/theme.ts',
    without: [['SameSite=Lax; HttpOnly', 'SameSite=Lax']],
    test: cookies,
    named: 'of a theme is no better reachable than the others',
  },
]
