// The name of an uploaded file, made safe to store, to show and to offer for download.
const LONGEST = 120

/**
 * The last path segment without control characters, direction overrides and characters that file systems
 * refuse, at most 120 characters, ending in the extension that belongs to its content.
 */
export function cleanFileName(given: string, extension: string): string {
  const base = (given.normalize('NFC').split(/[/\\]/).pop() ?? '')
    // Overrides make "exe.pdf" out of "fdp.exe"; zero-width characters make two names look like one.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const stem = base.replace(/\.[^.]{1,8}$/, '').replace(/[. ]+$/, '')
  const short = [...stem].slice(0, LONGEST - extension.length - 1).join('')
  // Windows opens a device under these names, whatever follows the first dot.
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) ? `_${short}` : short
  return `${safe || 'file'}.${extension}`
}
