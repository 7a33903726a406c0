// What every mail says to its reader, at the vendor or among colleagues.

export interface Person {
  name: string
  email: string
}

/** What every mail to a vendor says: who asks, about what, whom to turn to, and where to go. */
export interface VendorFacts {
  to: Person
  organisation: string
  /** A named person at the organisation who reads replies. */
  contact: Person
  /** Offering with its plan, such as "Notion AI, Business plan". */
  offering: string
  /** The invitation's address; opening it only offers to mail a code. */
  link: string
}

/** What mails to colleagues say: the review, and its page in the portal. */
export interface StaffFacts {
  to: Person
  /** As shown everywhere: "R-0007". */
  review: string
  offering: string
  vendor: string
  use: string
  link: string
}
