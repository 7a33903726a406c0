// The time, as something that can be given: the system's clock in the portal, a held one in tests.

export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
