// The words around answers that are only there to read, before and after submitting.

export const answersWords = {
  all: 'All answers',
  answered: (given: number, of: number) =>
    given === of ? `all ${of} answered` : `${given} of ${of} answered`,
  none: 'No answer',
  onlyAround: 'No answer, only what follows',
  exception: (text: string) => `True, except for: ${text}`,
  comment: (text: string) => `Comment: ${text}`,
  link: (address: string) => `Link: ${address}`,
  file: (name: string) => `File: ${name}`,
  expiredFile: (name: string) => `File: ${name} (its validity has run out)`,
}
