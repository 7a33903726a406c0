// Why a file was not taken as evidence, each with what helps.

export type FileRefusal =
  | 'not with vendor'
  | 'empty'
  | 'too large'
  | 'no room'
  | 'disk full'
  | 'not stored'
  | 'wrong type'
  | 'archive'
  | 'other picture'
  | 'old office'
  | 'password'
  | 'macros'
  | 'bomb'
  | 'too many pixels'
  | 'damaged'
  | 'found by scanner'
  | 'scanner down'
  | 'busy'

export const fileSentences: Record<FileRefusal, string> = {
  'not with vendor': 'The answers were submitted meanwhile, so no file can be added',
  empty: 'This file is empty',
  'too large': 'This file is larger than 25 MB. Split it, or give a link instead',
  'no room':
    'With this file the review would hold more than 200 MB or 300 files, removed ones included. Give a link instead',
  'disk full':
    'The portal is short of room for files, so this one was not taken. Your answers are still saved. Tell whoever sent you the link, or give a link to the document instead',
  'not stored':
    'The portal could not store this file, so it was not taken; what you typed is still here. Try again in a few minutes',
  'wrong type':
    'This is none of PDF, PNG, JPEG, Word (DOCX), Excel (XLSX), CSV or plain text; files are judged by what is in them. Save it as PDF, then upload that',
  archive: 'This is an archive. Unpack it, then upload the files that are in it one by one',
  'other picture':
    'This is a picture of another kind than PNG or JPEG. Save it as PNG, then upload that',
  'old office':
    'This is a Word or Excel file of an old or binary kind. Save it as .docx, .xlsx or PDF, then upload that',
  password:
    'This file asks for a password, so we cannot read it. Save a copy without a password, then upload that',
  macros:
    'This file carries macros. Save it without them, as .docx, .xlsx or PDF, then upload that',
  bomb: 'This file unpacks to far more than a document holds, so looking into it was given up. Save it anew or as PDF, then upload that',
  'too many pixels':
    'This picture has a side of more than 20,000 pixels, or more than 100 million in all. Save it smaller, then upload that',
  damaged:
    'This file is damaged or was cut off. Open it, save it under a new name, then upload that',
  'found by scanner':
    'The virus scanner of the portal refuses this file, so it was not taken. Scan it on your side; if you think this is wrong, give a link instead',
  'scanner down':
    'The virus scanner does not answer at the moment, so no file can be taken. Try again in a few minutes',
  busy: 'Many files are arriving at this moment. Wait a minute, then send this one again',
}
