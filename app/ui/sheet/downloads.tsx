// The questions and answers as files: to read ahead, to fill in elsewhere, to take along.
import { Link } from '../link'
import { Section } from '../page'

export function Downloads({ token }: { token: string }) {
  const base = `/respond/${token}`
  return (
    <Section title="Work outside this page">
      <ul className="grid gap-3">
        <li>
          Download all questions: <FileLink to={`${base}/download/questions.pdf`}>PDF</FileLink>,{' '}
          <FileLink to={`${base}/download/questions.xlsx`}>spreadsheet (Excel)</FileLink> or{' '}
          <FileLink to={`${base}/download/questions.csv`}>CSV</FileLink>
          <p className="text-base text-muted">
            To read ahead, to pass on, or to fill in. They hold what was answered so far.
          </p>
        </li>
        <li>
          <Link to={`${base}/import`} className="link">
            Upload a filled file
          </Link>
          <p className="text-base text-muted">
            A spreadsheet, or answers from another review. You see what would change first.
          </p>
        </li>
        <li>
          <FileLink to={`${base}/download/answers.json`}>Answers (JSON)</FileLink>
          <p className="text-base text-muted">
            Yours to keep, and to bring to the next review that asks you the same.
          </p>
        </li>
      </ul>
    </Section>
  )
}

/** After submission: what was sent, in forms that do not need this portal. */
export function OwnCopies({ token }: { token: string }) {
  const base = `/respond/${token}/download`
  return (
    <p className="mt-4 print:hidden">
      To work with your answers: <FileLink to={`${base}/questions.xlsx`}>spreadsheet</FileLink>,{' '}
      <FileLink to={`${base}/answers.json`}>answers (JSON)</FileLink> to bring to another review.
    </p>
  )
}

function FileLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} reloadDocument className="link">
      {children}
    </Link>
  )
}
