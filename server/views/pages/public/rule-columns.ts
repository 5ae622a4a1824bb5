import type { RuleSet } from '#shared/catalogue/types.ts'
import { MISSING, power } from '#shared/formats/figures.ts'

/** What a catalogue's reader sees of a rule set beside its name and source. */
export const RULE_COLUMNS: readonly (readonly [head: string, cell: (row: RuleSet) => string])[] = [
	['Jurisdiction', (row) => row.jurisdiction],
	['Section', (row) => row.section],
	['From', (row) => (row.thresholdMW === null ? MISSING : power(row.thresholdMW))],
	['Status', (row) => row.status],
	['Requirements', (row) => row.asked.map(({ words }) => words).join('; ')],
]
