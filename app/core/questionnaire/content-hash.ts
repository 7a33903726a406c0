/** The hash that tells one published definition from another. */
import { canonicalJson, type Sha256 } from '../audit/canonical-json'

/** Over canonical JSON, so that layout and member order of the YAML file do not matter. */
export function contentHash(definition: unknown, sha256: Sha256): string {
  return sha256(canonicalJson(definition))
}
