// The words of the page where a vendor tells of a change between two reviews.

export const changeWords = {
  title: 'Tell us about a change',
  back: 'What you sent',
  lead: (organisation: string) =>
    `If something changes before the next review, tell ${organisation} here. If questions have to be answered again you get a mail with those questions alone.`,
  told: 'Thank you',
  toldText: (organisation: string) =>
    `${organisation} has been told. You get a mail if questions have to be answered again; otherwise nothing is left to do.`,
  kind: 'What changed?',
  what: 'What happened',
  happenedOn: 'When it happened',
  send: 'Tell about this change',
  before: 'What you told so far',
  on: (day: string) => `, ${day}`,
  notNow: 'The questions are with you at the moment: write what changed into your answers.',
  notLead: 'Whoever answers for your company tells about changes. Ask them to do it.',
  tooMany: 'You have told about ten changes today. Write to your contact instead.',
}
