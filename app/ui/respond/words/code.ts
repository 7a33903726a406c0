// The words of the page where a code is typed.
import { counted } from './common'

export const codeWords = {
  title: 'Type the code',
  sent: (address: string) => `We are mailing a code to ${address}`,
  sentText: 'It usually arrives within a minute and works for ten. Look in the spam folder too.',
  code: 'Code',
  codeHint: 'Six digits from the mail, or eight that somebody gave you.',
  goOn: 'Continue',
  nothingArrived: 'Nothing arrived, or it ran out?',
  sendAgain: 'Send a new code',
  notACode: 'Type the six digits from the mail, or the eight that you were given',
  wrong: (triesLeft: number) =>
    `This is not the code. You can try ${counted(triesLeft, 'more time')}.`,
  lastTry: 'This is not the code, and it had its five tries. Ask for a new one.',
  noLiveCode: 'This code has run out or was used already. Ask for a new one.',
}
