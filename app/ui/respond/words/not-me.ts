// The words of the page where somebody says who should be asked instead.

export const notMeWords = {
  title: 'Somebody else should be asked',
  heading: 'Who should be asked?',
  lead: (organisation: string) =>
    `${organisation} decides whether to move the invitation. Nothing is shown to the person you name before that.`,
  name: 'Name',
  nameHint: 'Yourself or a colleague',
  email: 'E-mail address at your company',
  tell: (organisation: string) => `Tell ${organisation}`,
  thanks: 'Thank you',
  told: (contact: string) => `${contact} was told`,
  toldText: (organisation: string) =>
    `If ${organisation} agrees, the person you named gets an invitation of their own, and this link stops working. You need not do anything more.`,
  tooMany: 'Three people were named already. Write to the contact below instead.',
}
