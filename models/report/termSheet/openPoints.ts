import type { Finding } from '../../review/rule.ts'

/**
 * What of the review both parties may read, as points of an agenda: each rule that looks at the clauses alone. Findings
 * themselves advise the licensor, and rules that look at its beliefs, sources or walk-away would tell of them.
 */
const agenda: Readonly<Record<string, string>> = {
  'residual-open': 'Use of models trained on the data after the term.',
  'residual-half-life': 'How fast what was learned from the data is taken to lose its worth.',
  'rights-open': 'Who owns model weights, improvements and outputs.',
  'rights-matrix-open': 'The open cells of the table of rights.',
  'royalty-without-audit': 'A right to audit what the licensee reports.',
  'all-units-cliff': 'Whether the rate of the tier reached applies to all sales.',
  apportionment: 'What counts when the product is sold within a bundle.',
  'deductions-uncapped': 'What may be deducted from receipts, and up to what.',
  'cap-ends-royalty': 'What is due once the cap of the royalty is reached.',
  'advance-and-minimum': 'Whether the advance counts towards the minimum.',
  'out-of-field': 'What use outside the granted field costs, and within how many days it can be cured.',
  'out-of-field-cure': 'Days to cure use outside the granted field.',
  'uses-open': 'Which uses the grant covers.',
  'most-favoured-scope': 'The scope of the most-favoured clause.',
  'equity-information': 'Information rights that go with the shares.',
  'payment-terms': 'When reports and payments are due.',
  'late-interest': 'Interest on what is paid late.',
  'currency-collar': 'Limits to how far the rate of exchange moves amounts.',
  'change-of-control': 'What happens when the licensee is taken over.',
  termination: 'How the deal may end early.',
}

/** The open points of a deal in the order of a contract; no amount, no severity. */
export const openPoints = (findings: readonly Pick<Finding, 'rule'>[]): readonly string[] => {
  const found = new Set(findings.map(({ rule }) => rule))
  return Object.entries(agenda).flatMap(([rule, point]) => (found.has(rule) ? [point] : []))
}
