// A page as seen by those who only need to know which one it is, and its paper.
export interface Sheet {
  readonly width: number
  readonly height: number
}
