// Finds the website domain in what people paste, so that a vendor is never entered twice.

export type DomainFound = { ok: true; domain: string } | { ok: false; reason: 'not a web address' }

const refused: DomainFound = { ok: false, reason: 'not a web address' }

/**
 * `https://www.Notion.so/product` → `notion.so`. Scheme, user, port, path, case, `www.` and a trailing dot go;
 * international names become ASCII (`bücher.example` → `xn--bcher-kva.example`).
 * Numbers (IP addresses) and names without a dot are refused: they name a machine, not a vendor.
 */
export function domainOf(webAddress: string): DomainFound {
  const given = webAddress.trim()
  if (given === '' || /\s/.test(given)) return refused
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `https://${given}`
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return refused
  const host = new URL(address).hostname.toLowerCase().replace(/\.+$/, '')
  const domain = withoutWww(host)
  return isDomain(domain) ? { ok: true, domain } : refused
}

/** `www.com` is itself a domain: the prefix only goes where a domain is left over. */
function withoutWww(host: string): string {
  const rest = host.startsWith('www.') ? host.slice('www.'.length) : host
  return rest.includes('.') ? rest : host
}

/** Dotted labels of ASCII letters, digits and inner hyphens, at most 253 in all, the last one not a number. */
function isDomain(host: string): boolean {
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  return (
    host.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label)) &&
    !/^\d+$/.test(last)
  )
}
