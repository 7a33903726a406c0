// The evidence behind an answer: what it is, how long it holds, the document itself, and what reviewers say of it.
import { noticed } from '../../core/evidence/contents'
import type { EvidenceView } from '../../core/evidence/view'
import { sizeWords } from '../../core/report/words'
import { ErrorIcon, InfoIcon } from '../icons'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'
import { EvidenceDocument } from './evidence-document'
import { EvidenceForms, type EvidenceFormsProps } from './evidence-forms'
import { EvidenceHistory, Said } from './evidence-history'

export interface EvidenceListProps extends Omit<EvidenceFormsProps, 'item'> {
  number: number
  evidence: readonly EvidenceView[]
  /** What would have been expected, in words. */
  expected: string | null
  canJudge: boolean
}

export function EvidenceList(props: EvidenceListProps) {
  const { evidence, expected } = props
  return (
    <>
      {expected ? <p className="mb-2 text-muted">Expected: {expected}</p> : null}
      {evidence.length === 0 ? <p>No file supports this answer.</p> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {evidence.map((item) => (
          <li
            key={item.id}
            className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-md border border-line p-3"
          >
            <Piece {...props} item={item} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Piece(props: EvidenceListProps & { item: EvidenceView }) {
  const { item, number } = props
  const path = `/reviews/${number}/evidence/${item.id}`
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <strong className="font-semibold">
          {item.register} {item.title}
        </strong>
        <StatusTag tone={item.status === 'unreviewed' ? 'blue' : 'neutral'}>
          {item.status}
        </StatusTag>
      </p>
      <Notices item={item} />
      <p>
        <Said said={item} counted={item.counted} />
      </p>
      <p className="text-muted">
        {item.supports.length === 0 ? 'Supports no question.' : `For ${item.supports.join(', ')}.`}
      </p>
      <InTheFile contents={item.contents} />
      <EvidenceDocument path={path} item={item} />
      <p className="flex flex-wrap gap-x-4">
        <TextLink to={path} document>
          Download {item.fileName} ({sizeWords(item.sizeBytes)})
        </TextLink>
      </p>
      <EvidenceHistory item={item} />
      {props.canJudge ? <EvidenceForms {...props} /> : null}
      <p className="font-mono text-xs break-all text-muted">SHA-256 {item.sha256}</p>
    </>
  )
}

/** What a program may do with the file besides showing it: for whoever downloads it. */
function InTheFile({ contents }: Pick<EvidenceView, 'contents'>) {
  if (contents === null) return null
  const { pages, width, height, scanned } = contents
  const facts = [
    pages === null ? null : pages === 1 ? '1 page' : `${pages} pages`,
    width === null || height === null ? null : `${width} × ${height} pixels`,
    scanned ? 'the virus scanner found nothing' : null,
  ].filter((fact) => fact !== null)
  return (
    <>
      {facts.length > 0 ? <p className="text-muted">In the file: {facts.join(', ')}.</p> : null}
      {contents.noticed.length > 0 ? (
        <div className="flex items-baseline gap-1.5">
          <span className="translate-y-0.5">
            <InfoIcon />
          </span>
          <div>
            <p className="font-semibold">Open a download of it with care</p>
            <ul className="list-disc pl-5">
              {contents.noticed.map((each) => (
                <li key={each}>{noticed[each]}.</li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
    </>
  )
}

/** What stands against it, with what that costs. */
function Notices({ item: { notices, lost, supports } }: { item: EvidenceView }) {
  if (notices.length === 0) return null
  const grave = notices.some(({ about }) => about === 'ended' || about === 'rejected')
  return (
    <ul className="grid gap-1">
      {notices.map(({ about, sentence }) => (
        <li key={about} className="flex items-baseline gap-1.5 font-semibold">
          <span className="translate-y-0.5">
            {about === 'ended' || about === 'rejected' ? <ErrorIcon /> : <InfoIcon />}
          </span>
          <span>{sentence}</span>
        </li>
      ))}
      {grave && supports.length > 0 ? <li className="pl-6">{costWords(lost)}</li> : null}
    </ul>
  )
}

const costWords = (lost: number | null): string =>
  lost === null || lost === 0
    ? 'It costs no points by itself.'
    : `It costs ${lost.toFixed(1)} points of assured, before caps.`
