import { transformerCheck } from '../../findings/transformer-finding.ts'
import type { ReportInput, TableBlock } from '../report-model.ts'
import { tableOf } from './blocks.ts'
import { left, words } from './report-parts.ts'

const HOLDS = { holds: 'ok', no_reserve: 'tight', exceeded: 'failing' } as const
const RESERVE = { holds: 'N−1 holds', no_reserve: 'N−1 does not hold', exceeded: 'Too small' } as const

/** Whether transformers carry the peak that comes over the grid, with the largest out too; nothing where none are stated. */
export function transformersTable({ plan, result }: ReportInput): readonly TableBlock[] {
	const checks = plan.sites.flatMap((site) => {
		const check = transformerCheck({ plan, result }, site)
		return check === null ? [] : [{ site, check }]
	})
	if (checks.length === 0) return []
	const short = ({ check }: (typeof checks)[number]) => check.peakMW - check.withoutLargestMW
	return [
		tableOf({
			title: 'Transformers against the peak over the grid',
			columns: [left('Site', 0.8), left('State', 0.9), left('Remark', 3)],
			rows: checks
				.toSorted((one, other) => short(other) - short(one))
				.map(({ site, check }) => [
					words(site.name),
					{ text: RESERVE[check.state], status: HOLDS[check.state] },
					words(check.text),
				]),
			least: 2,
			noun: 'sites',
			empty: '',
		}),
	]
}
