/** Whether the long forms of the tests are asked for: `npm run torture` sets LAW_RUNS. What each shows is in test/README.md. */
export const long = process.env.LAW_RUNS !== undefined

/** Tells how far a long form is. A test that waits for another program lets nothing through unless it pauses. */
export const progress = async (text: string): Promise<void> => {
  process.stderr.write(`${text}\n`)
  await new Promise((resolve) => setTimeout(resolve, 50))
}
