// A signing key for tests: small, so that making it costs next to nothing, and one for each test file.
import { type Issuer, issuerOf } from '../../app/ports/signing/issuer'
import { newKeyPair } from '../../app/ports/signing/key-pair'
import { THEN } from './rows'

/** Another portal's key. */
export const newIssuer = async (origin: string | null = null): Promise<Issuer> =>
  issuerOf(await newKeyPair(THEN, 1024), { origin, known: new Set() })

const own = newIssuer()

/** The same in every test of a file. */
export const testIssuer = (): Promise<Issuer> => own
