/** What the free text of a source's `identifiability` says of the people in it. */

const impersonal = /^none$|not personal|non-?personal|synthetic/i
const unlinked = /de-?identif|anonym|aggregat/i

/** Whether the records tell about people at all, identified or not. */
export const isAboutPersons = (identifiability: string | undefined): boolean =>
  identifiability !== undefined && !impersonal.test(identifiability)

/** Whether somebody can still ask to be taken out: about people, and neither de-identified nor aggregated. */
export const isPersonal = (identifiability: string | undefined): boolean =>
  identifiability !== undefined && !impersonal.test(identifiability) && !unlinked.test(identifiability)
