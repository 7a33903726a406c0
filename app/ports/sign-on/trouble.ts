// What can go wrong between this portal and an identity provider, in the few kinds that people are told apart.
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client'

export interface SignOnTrouble {
  ok: false
  /**
   * `no answer`: down, slow or answering nonsense · `set up wrong`: it does not know this portal, or the portal not
   * it · `declined`: the person or the provider said no · `ran out`: too late or used before · `not trusted`: an
   * answer that does not hold.
   */
  reason: 'no answer' | 'set up wrong' | 'declined' | 'ran out' | 'not trusted'
  /** A technical word for the log; never what was in a token. */
  detail: string
}

type Trouble = Omit<SignOnTrouble, 'ok'>

/** Thrown where the library is content and this portal is not. */
export class Distrusted extends Error {}

/** What went wrong between us and the provider is an answer; anything else is a fault of ours and goes on. */
export async function attempt<T extends { ok: true }>(
  work: () => Promise<T>,
): Promise<T | SignOnTrouble> {
  try {
    return await work()
  } catch (error) {
    const trouble = troubleIn(error)
    if (trouble === null) throw error
    return { ok: false, ...trouble }
  }
}

function troubleIn(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null
  if (error instanceof Distrusted) return { reason: 'set up wrong', detail: error.message }
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    const word = errorWord(error.error)
    return { reason: reasonsByWord[word] ?? 'set up wrong', detail: word }
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const reason = reasonsByCode[code]
  if (reason !== undefined) return { reason, detail: code }
  // What fetch throws where nobody listens, a name is unknown or a certificate does not hold.
  if (error instanceof TypeError && error.cause instanceof Error) {
    return { reason: 'no answer', detail: codeOf(error.cause) }
  }
  // Whatever else the library refuses of an answer; it tells its own misuse by other codes.
  const refused = error instanceof ClientError || code.startsWith('OAUTH_')
  return refused ? { reason: 'not trusted', detail: code || 'unnamed' } : null
}

/** OAuth 2.0 and OpenID Connect name these in answers; the words come from outside and are checked for their form. */
const reasonsByWord: Record<string, Trouble['reason']> = {
  access_denied: 'declined',
  login_required: 'declined',
  interaction_required: 'declined',
  consent_required: 'declined',
  account_selection_required: 'declined',
  invalid_grant: 'ran out',
  server_error: 'no answer',
  temporarily_unavailable: 'no answer',
}

const reasonsByCode: Record<string, Trouble['reason']> = {
  OAUTH_TIMEOUT: 'no answer',
  OAUTH_ABORT: 'no answer',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'no answer',
  OAUTH_RESPONSE_IS_NOT_JSON: 'no answer',
  OAUTH_PARSE_ERROR: 'no answer',
  OAUTH_HTTP_REQUEST_FORBIDDEN: 'set up wrong',
  OAUTH_REQUEST_PROTOCOL_FORBIDDEN: 'set up wrong',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'set up wrong',
  OAUTH_MISSING_SERVER_METADATA: 'set up wrong',
  OAUTH_INVALID_SERVER_METADATA: 'set up wrong',
  OAUTH_WWW_AUTHENTICATE_CHALLENGE: 'set up wrong',
  ERR_INVALID_URL: 'no answer',
}

const errorWord = (word: string): string => (/^[a-z_]{1,40}$/.test(word) ? word : 'unnamed')

const codeOf = (cause: Error): string =>
  'code' in cause && typeof cause.code === 'string' ? cause.code.slice(0, 60) : cause.name
