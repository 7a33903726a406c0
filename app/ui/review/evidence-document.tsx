// A document shown in its place: fetched only when it is opened, and without a way back into the portal.
import type { EvidenceView } from '../../core/evidence/view'

/**
 * The answer itself carries the sandbox: a `sandbox` attribute on the frame would be obeyed as well, but
 * keeps Chromium from starting its viewer of PDFs.
 */
export function EvidenceDocument({ path, item }: { path: string; item: EvidenceView }) {
  const isPicture = item.mediaType === 'image/png' || item.mediaType === 'image/jpeg'
  if (!isPicture && item.mediaType !== 'application/pdf') {
    return (
      <p className="text-muted">This kind of file is not shown here: download it to read it.</p>
    )
  }
  const source = `${path}?view=here`
  const title = `${item.register} ${item.fileName}`
  return (
    <details>
      <summary className="link w-fit">
        View here<span className="sr-only">: {title}</span>
      </summary>
      {isPicture ? (
        <img
          src={source}
          alt={title}
          loading="lazy"
          className="mt-2 max-w-full rounded-md border border-line"
        />
      ) : (
        <iframe
          src={source}
          title={title}
          loading="lazy"
          className="mt-2 h-[75dvh] min-h-96 w-full rounded-md border border-line bg-surface print:hidden"
        />
      )}
    </details>
  )
}
