import { userInfo } from 'node:os'

/** Whose account of this computer it runs under: who keeps something, as long as there are no accounts of its own. */
export const personHere = (): string => {
  try {
    return userInfo().username
  } catch {
    // an account without a name, as containers have
    return `account ${process.getuid?.() ?? 'without a name'}`
  }
}
