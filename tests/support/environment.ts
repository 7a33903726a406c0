// The only place where tests read the environment.

/** A browser to use instead of the ones in the usual places. */
export const chromiumPath = process.env.CHROMIUM_PATH

export const environment = process.env
