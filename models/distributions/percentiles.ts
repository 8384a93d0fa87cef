/** The 90th percentile of a standard normal (domain page, section 3). */
export const z90 = 1.2815515655446004
