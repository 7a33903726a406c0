// Why an uploaded file was not taken, each with what to do instead.
import type { Unreadable } from './book'
import type { NotOurs } from './read-upload'

export type FileRefused =
  | Unreadable
  | NotOurs
  | 'no file'
  | 'busy'
  | 'not answers'
  | 'newer answers'
  | 'not with vendor'

export const refusalSentences: Record<FileRefused, string> = {
  'no file': 'Choose the file that you filled in.',
  busy: 'Many files are arriving at this moment. Wait a minute, then upload this one again.',
  empty: 'This file is empty. Save it once more in your spreadsheet program, then upload it again.',
  'too large':
    'This file is larger than 10 MB. A filled questionnaire is far smaller: take out pictures, and upload proof under “Your files”.',
  'too many rows':
    'A sheet of this file has more than 2,000 rows. Delete the rows below your answers, or start from a fresh download.',
  'long table':
    'This file has more than 3 MB of text, and an answer may have 10,000 characters. Shorten the long ones, or upload them as files under “Your files”.',
  bomb: 'This file holds far more than a questionnaire can, so reading it was given up. Copy your answers into a fresh download, then upload that.',
  macros:
    'This workbook contains macros, so it was not opened. Save it as “Excel workbook (.xlsx)” without macros, then upload that.',
  encrypted:
    'This workbook has a password, so it cannot be read. Remove the password (File, Info, Protect workbook), save it, then upload it again.',
  'old excel':
    'This is an Excel file of the old kind (.xls). Save it as “Excel workbook (.xlsx)”, then upload that.',
  'open document':
    'This is an OpenDocument spreadsheet (.ods). Save it as “Excel 2007–365 (.xlsx)”, then upload that.',
  'not a spreadsheet':
    'This is not a spreadsheet. Upload the filled workbook (.xlsx), its CSV, or an answers file (.json). Proof goes under “Your files”.',
  damaged:
    'This file is damaged and could not be read. Open it in your spreadsheet program, save it under a new name, then upload that.',
  'no questions':
    'No question was found in this file. It needs the columns “No.” and “Answer”, as in the spreadsheet that you can download here.',
  'other questionnaire':
    'This file belongs to another questionnaire. Download this one’s spreadsheet and copy your answers over, or bring the answers of your other review as JSON.',
  'other version':
    'This file was made for another version of the questionnaire, and its questions may have changed. Download the spreadsheet again and copy your answers over, or bring the answers of your other review as JSON.',
  'other review':
    'This file was downloaded for another review. To bring answers from there, download “Answers (JSON)” in that review and upload it here.',
  'not answers':
    'This JSON file is not a file of answers. In the review that you answered, download “Answers (JSON)”, then upload that.',
  'newer answers':
    'This file of answers was made by a newer version of Assay than this one. Ask for the spreadsheet instead, or fill in the pages.',
  'not with vendor':
    'The answers were submitted meanwhile, so nothing can be changed. Nothing of this file was saved.',
}
