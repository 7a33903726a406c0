// The words of the page of questions that came back to the vendor.
import { Unseen } from '../../unseen'
import { commonWords, counted, type Mark } from './common'

export const questionsWords = {
  title: 'Questions to you',
  saved: 'Saved',
  savedText: 'Nothing was sent. Come back to this page when you are ready.',
  asks: (organisation: string, count: number) =>
    `${organisation} has read your answers and asks about ${counted(count, 'answer')}. Change ${count === 1 ? 'it' : 'an answer'}, or reply in your own words.`,
  due({ day, daysLeft }: { day: string; daysLeft: number }): string {
    if (daysLeft < 0) return commonWords.wasDue(day)
    if (daysLeft === 0) return commonWords.dueToday
    return `Please send back by ${day}, in ${counted(daysLeft, 'day')}.`
  },
  rest: (link: Mark) => <>Everything else stays as you sent it: {link('all your answers')}.</>,
  check: 'Check and send back',
  later: 'Save and go on later',
  depends: 'This one depends on an answer above. Change it only if that one changes.',
  place: (place: number, of: number, id: string) => (
    <>
      {of === 1 ? 'The question' : `Question ${place} of ${of}`}
      <Unseen>, {id}</Unseen>
    </>
  ),
  reply: (id: string | null) => (
    <>
      Your reply<Unseen> to {id}</Unseen>
    </>
  ),
  replyHint:
    'Needed unless you changed the answer above. The reviewer reads it beside your answer.',
}

/** Here and on the page where answers are checked. */
export const owedWords = {
  title: (count: number) =>
    count === 1 ? 'One question still needs you' : `${count} questions still need you`,
  text: 'Write a reply or change the answer before you send back:',
}
