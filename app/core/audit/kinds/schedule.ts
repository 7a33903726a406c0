// What the portal marks by itself when its day comes.
import { z } from 'zod'
import { conditionLabel } from '../../judgement/condition'
import { wordsOf } from '../../schedule/plain-date'
import { date, event, id, said, text } from './event'

export const scheduleEvents = {
  're-review due': event(
    { on: date, reason: said },
    (e) => `Due to be reviewed again on ${wordsOf(e.on)}, because ${e.reason}`,
  ),
  'review overdue': event(
    { dueOn: date },
    (e) => `Overdue: the vendor had until ${wordsOf(e.dueOn)} to answer`,
  ),
  'evidence expired': event(
    { evidenceId: id, title: text, validTo: date, questionIds: z.array(id) },
    (e) =>
      `${e.title} ran out on ${wordsOf(e.validTo)}: what rests on it counts as stated (${e.questionIds.join(', ')})`,
  ),
  'condition overdue': event(
    { number: z.number(), dueOn: date },
    (e) => `${conditionLabel(e.number)} was not met by ${wordsOf(e.dueOn)}`,
  ),
  'waiver ended': event(
    { waiverId: id, rule: text, on: date },
    (e) => `The waiver of "${e.rule}" ended on ${wordsOf(e.on)}: the knock-out stands again`,
  ),
  'due item retried': event({ kind: text }, (e) => `Tried again by hand: ${e.kind}`),
  'round sent by policy': event(
    { onBehalfOfId: id },
    () => 'Sent by the portal on behalf of whoever looks after it, as the organisation has set',
  ),
  'round left for a person': event(
    { because: text },
    (e) => `Not sent automatically, left for procurement: ${e.because}`,
  ),
} as const
