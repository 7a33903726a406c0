/** The published frameworks that questions refer to: identifiers and titles, never their text. */
import { z } from 'zod'

const schemeSchema = z.union([
  z.strictObject({ scheme: z.string(), title: z.string(), file: z.string() }),
  /** Known by identifier only, because its licence forbids more. */
  z.strictObject({
    scheme: z.string(),
    title: z.string(),
    external: z.string(),
    pattern: z.string(),
  }),
])
const schemesSchema = z.array(schemeSchema)

const entriesSchema = z.array(
  z.looseObject({
    id: z.string(),
    title: z.string(),
    verified: z.boolean(),
    date_verified: z.boolean().optional(),
    applies_from: z.string().optional(),
  }),
)

const evidenceKindsSchema = z.array(
  z.looseObject({
    id: z.string(),
    title: z.string(),
    kind: z.string(),
    validity_months: z.number().nullable(),
    expiry_basis: z.string(),
    verified: z.boolean(),
  }),
)

/** A kind of certificate or report, with how long one holds. */
export interface EvidenceKind {
  id: string
  title: string
  /** Null: it does not run out by itself. */
  validityMonths: number | null
  expiryBasis: string
  verified: boolean
}

export interface ResolvedReference {
  /** The scheme in words. */
  scheme: string
  id: string
  title: string | null
  /** First day a legal duty applies. */
  appliesFrom: string | null
  /** False: not checked against its source, and shown so. */
  verified: boolean
}

export interface Frameworks {
  /** `EUAI:Art. 14`; null when no scheme knows it. */
  resolve: (reference: string) => ResolvedReference | null
  evidenceKinds: ReadonlyMap<string, EvidenceKind>
  /** By scheme, `EUAI`: every identifier that is known; empty where only their shape is. */
  schemes: ReadonlyMap<string, { title: string; entries: readonly ResolvedReference[] }>
}

/** Parsed JSON files by name; throws on files of another shape. */
export function buildFrameworks(files: ReadonlyMap<string, unknown>): Frameworks {
  const schemes = schemesSchema.parse(files.get('schemes.json'))
  const resolvers = new Map(
    schemes.map((scheme) => [
      scheme.scheme,
      'file' in scheme ? listed(scheme.title, files.get(scheme.file)) : external(scheme),
    ]),
  )
  const kinds = evidenceKindsSchema.parse(files.get('certifications.json'))
  return {
    resolve(reference) {
      const colon = reference.indexOf(':')
      return resolvers.get(reference.slice(0, colon))?.(reference.slice(colon + 1)) ?? null
    },
    schemes: new Map(
      schemes.map((scheme) => [
        scheme.scheme,
        {
          title: scheme.title,
          entries: 'file' in scheme ? entriesOf(scheme.title, files.get(scheme.file)) : [],
        },
      ]),
    ),
    evidenceKinds: new Map(
      kinds.map((kind) => [
        kind.id,
        {
          id: kind.id,
          title: kind.title,
          validityMonths: kind.validity_months,
          expiryBasis: kind.expiry_basis,
          verified: kind.verified,
        },
      ]),
    ),
  }
}

type Resolver = (id: string) => ResolvedReference | null

function entriesOf(scheme: string, data: unknown): ResolvedReference[] {
  return entriesSchema.parse(data).map((entry) => ({
    scheme,
    id: entry.id,
    title: entry.title,
    appliesFrom: /\d{4}-\d{2}-\d{2}/.exec(entry.applies_from ?? '')?.[0] ?? null,
    verified: entry.verified && entry.date_verified !== false,
  }))
}

function listed(scheme: string, data: unknown): Resolver {
  const entries = new Map(entriesOf(scheme, data).map((entry) => [entry.id, entry]))
  return (id) => entries.get(id) ?? null
}

function external({ title, pattern }: { title: string; pattern: string }): Resolver {
  const shape = new RegExp(pattern)
  return (id) =>
    shape.test(id) ? { scheme: title, id, title: null, appliesFrom: null, verified: false } : null
}
