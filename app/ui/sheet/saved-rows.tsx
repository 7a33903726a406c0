// Says how many answers of a file were saved, and where to go on.
import { Link } from '../link'
import { Notice } from '../notice'
import { counted } from '../respond/frame'

export function SavedRows({ saved, token, done }: { saved: number; token: string; done: boolean }) {
  return (
    <div className="mb-6">
      <Notice kind="done" title={`${counted(saved, 'answer')} saved`} announce>
        <p>
          {done ? 'That was all in this file. ' : 'What is left of the file is below. '}
          Nothing is submitted yet:{' '}
          <Link to={`/respond/${token}/tasks`} className="link">
            go on with the task list
          </Link>
          .
        </p>
      </Notice>
    </div>
  )
}
