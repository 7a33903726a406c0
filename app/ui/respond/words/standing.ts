// The words of the page with answers that are not asked again in a round.

export const standingWords = {
  title: 'Answers that stand',
  back: 'Task list',
  lead: 'These answers are not asked this time. They stand as you gave them and cannot be changed here. If one of them is no longer true, write to your contact.',
}
