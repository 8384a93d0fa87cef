/** Whether the long forms of the tests are asked for: `npm run torture` sets LAW_RUNS. What each shows is in test/README.md. */
export const long = process.env.LAW_RUNS !== undefined
