// The only place where tests read the environment.

/** A browser to use instead of the ones in the usual places. */
export const chromiumPath = process.env.CHROMIUM_PATH

export const environment = process.env

/** Where the journeys put pictures of every page they visit; none are taken where it is not set. */
export const picturesFolder = process.env.ASSAY_PICTURES
