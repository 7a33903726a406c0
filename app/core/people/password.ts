// Which passwords are refused: length is what counts, and what everybody tries first is no password. NIST SP 800-63B-4, 3.1.1.
import { z } from 'zod'

export const PASSWORD_MIN = 12
/** Long enough for any sentence, short enough that hashing one is no attack. Nothing is cut off silently. */
export const PASSWORD_MAX = 200

export const newPasswordSchema = z
  .string()
  .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters`)
  .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters`)

/** Whose password it is to be. */
export interface PasswordOwner {
  email: string
  organisation: string
}

/** A word of fewer letters stands in many good passwords by chance. */
const SHORTEST_WORD = 4

/** Why this password is refused for this person, as a sentence; null where it is not. */
export function passwordFlaw(password: string, owner: PasswordOwner): string | null {
  const plain = simplified(password)
  if (common.has(plain) || isPattern(plain)) {
    return 'This is among the passwords that are tried first. A few unrelated words are easy to keep and hard to guess'
  }
  const [account = ''] = owner.email.split('@')
  if (holds(plain, owner.email) || holds(plain, account)) {
    return 'Leave your e-mail address out of it'
  }
  if (holds(plain, owner.organisation)) return 'Leave the name of your organisation out of it'
  return null
}

function holds(plain: string, word: string): boolean {
  const wanted = simplified(word)
  return wanted.length >= SHORTEST_WORD && plain.includes(wanted)
}

/** Case, spaces and signs between words hide nothing from whoever guesses. */
const simplified = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** One or a few characters over and over ("aaaaaaaaaaaa", "abcabcabcabc"), or a run along the alphabet, figures or keys. */
function isPattern(plain: string): boolean {
  if (plain === '' || /^(.{1,6})\1+$/u.test(plain)) return true
  return runs.some((run) => run.includes(plain))
}

const twice = (text: string): string => text + text
const backwards = (text: string): string => [...text].reverse().join('')
const runs = [
  twice('01234567890'),
  twice('1234567890'),
  twice('abcdefghijklmnopqrstuvwxyz'),
  twice('qwertyuiopasdfghjklzxcvbnm'),
  twice('qwertzuiopasdfghjklyxcvbnm'),
  twice('azertyuiopqsdfghjklmwxcvbn'),
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
].flatMap((run) => [run, backwards(run)])

/** Those of twelve characters and more that stand high in published lists of leaked passwords. */
const common = new Set(
  `password1234 password12345 password123456 passwordpassword passw0rd1234 mypassword123 adminadminadmin
  administrator administrator1 administrator123 admin1234567 admin12345678 changemechangeme changeme1234
  changeme12345 letmeinletmein letmein12345 welcome12345 welcome123456 welcomewelcome welcometohell
  qwerty123456 qwerty1234567 qwerty12345678 qwertyuiop123 qwertyuiop12 qwerty123qwerty asdfghjkl123
  asdfghjkl1234 zxcvbnm12345 1q2w3e4r5t6y7u 1qaz2wsx3edc4rfv 1qazxsw23edc abcd12345678 abc123456789
  abcdef123456 abcdefg12345 a1b2c3d4e5f6 123456789abc 123456789abcd 123456789012a 12345678910a 1234567890ab
  1234567890qwerty 123456qwerty 123456789qwerty 12345qwertyui 123qweasdzxc qweasdzxc123 qazwsxedcrfv
  iloveyou1234 iloveyou12345 iloveyouforever iloveyousomuch ilovemyself1 iloveyou2you sunshine1234
  sunshine12345 princess1234 football1234 baseball1234 basketball12 liverpool1234 manchesterunited
  chelseafootball superman1234 batman123456 spiderman1234 starwars1234 pokemon12345 michael12345
  jennifer1234 charlie12345 monkey123456 dragon123456 master123456 shadow123456 secret123456
  trustno1trustno1 correcthorsebatterystaple thisismypassword mypasswordis123 newpassword1
  newpassword123 temppassword temporarypassword testtesttest test12345678 testpassword testpassword1
  defaultpassword companypassword summer2024summer winter2024winter spring2025spring
  december2025 november2025 november2026 september2025 september2026 december2026 blink182blink182
  unbelievable1 1234567891011 123456789123 123123123123 112233445566 111222333444 147258369147 159357159357
  987654321987 1111111111111 p@ssw0rdp@ssw0rd motherfucker mercedesbenz jesuschrist1 godisgreat123
  heyheyheyhey whateverwhatever internet1234 computer1234 computer12345 samsung12345 vendorvendor
  assayassayassay assaypassword assessment123`
    .split(/\s+/)
    .map(simplified),
)
