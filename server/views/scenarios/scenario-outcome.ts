import { fullPowerOf } from '#shared/document/full-power.ts'
import { MISSING, megawatts } from '#shared/formats/figures.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { formatFigure } from '#shared/units/format.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { type Figures, figuresFrom, type FigureSource } from '../figures/figure.ts'
import { lacksPrice, NEEDS_PRICE } from '../figures/unpriced.ts'
import { addSeries } from '../figures/series.ts'
import { fullPowerText } from '../messages/milestones.ts'
import type { CompareViewCell } from './compare-cell.ts'

/** What a scenario comes to, as one column of the outcome, and what its comparison with others is made of. */
export type ScenarioOutcome = {
	readonly cells: readonly CompareViewCell[]
	/** late and unserved together, from the status month on */
	readonly lostMWMonths: number
	/** of these; null where nothing is priced */
	readonly lostUsd: number | null
	/** capex and opex over the plan */
	readonly costUsd: number
	/** MW IT by month over all sites */
	readonly delivered: readonly number[]
	readonly target: readonly number[]
	/** whether the target is stated, or what the plan’s own dates and demand ask for */
	readonly isTargetStated: boolean
	/** the last month by which something is asked; null: nothing is */
	readonly targetMonth: string | null
	readonly targetItMW: number
	readonly fullPower: string | null
}

type OutcomeNote = Partial<Pick<CompareViewCell, 'better' | 'note' | 'key'>>

function cellOf(row: string, { value, unit, text, why }: Figure, told: OutcomeNote = {}): CompareViewCell {
	return { row, text, why: value === null ? null : why, value, unit, note: '', better: null, ...told }
}

/** Of what has no explanation of its own. */
const plain = (row: string, told: Pick<CompareViewCell, 'text' | 'value' | 'unit'> & OutcomeNote): CompareViewCell => ({
	...{ row, note: '', why: null, better: null },
	...told,
})

function whenCells({ result }: FigureSource): readonly CompareViewCell[] {
	const { fullPower, headline } = result.verdict
	const { month, monthsLate } = fullPower
	const { targetMonth } = headline.facts
	const full = plain('Full power', {
		text: fullPowerText(fullPowerOf(result)),
		value: month === null ? null : monthsBetween(result.months[0] ?? month, month),
		...{ unit: 'months' as const, better: 'less' as const },
	})
	if (result.verdict.basis !== 'stated') return [full]
	const late = plain('Months late', {
		text: monthsLate === null ? MISSING : String(Math.max(0, monthsLate)),
		value: monthsLate === null ? null : Math.max(0, monthsLate),
		...{ unit: 'months' as const, better: 'less' as const },
		note: targetMonth === null ? '' : `against ${shortMonth(targetMonth)}`,
		key: 'late',
	})
	return [full, late]
}

function lostCells({ result }: FigureSource, { figure }: Figures, atTarget: number | null): readonly CompareViewCell[] {
	const { late, unserved } = result.verdict.totals
	const lost = late.mwMonths + unserved.mwMonths
	const { targetMonth } = result.verdict.headline.facts
	const priced = late.usd !== null || unserved.usd !== null
	return [
		...(atTarget === null || targetMonth === null
			? []
			: [
					plain('Delivered by the target month', {
						...{ text: megawatts(atTarget), value: atTarget, unit: 'itMW' as const, better: 'more' as const },
						...{ note: `MW IT, ${shortMonth(targetMonth)}`, key: 'target' },
					}),
				]),
		plain('Late or unserved', {
			...{ text: formatFigure(lost, { digits: 3 }), value: lost, unit: 'itMWMonths' as const },
			...{ note: 'MW-months, from the status month', better: 'less' as const },
		}),
		...(priced
			? [
					cellOf('Lost to late dates', figure('verdict.totals.late.usd'), { better: 'less' }),
					cellOf('Lost to unserved demand', figure('verdict.totals.unserved.usd'), { better: 'less' }),
				]
			: []),
	]
}

/** What a scenario comes to, row by row as people decide by it. */
export function scenarioOutcome(source: FigureSource): ScenarioOutcome {
	const { result } = source
	const figures = figuresFrom(source)
	const { figure } = figures
	const { totals, headline, fullPower } = result.verdict
	const { targetMonth, targetItMW } = headline.facts
	const sites = Object.values(result.sites)
	const over = (name: 'deliveredItMW' | 'targetItMW') =>
		addSeries(
			sites.map((site) => site[name]),
			result.months.length,
		)
	const delivered = over('deliveredItMW')
	const index = targetMonth === null ? -1 : result.months.indexOf(targetMonth)
	return {
		delivered,
		isTargetStated: result.verdict.basis === 'stated',
		...{ target: over('targetItMW'), targetMonth, targetItMW, fullPower: fullPower.month },
		lostMWMonths: totals.late.mwMonths + totals.unserved.mwMonths,
		lostUsd:
			totals.late.usd === null && totals.unserved.usd === null
				? null
				: (totals.late.usd ?? 0) + (totals.unserved.usd ?? 0),
		costUsd: result.finance.totals.capexUsd + result.finance.totals.opexUsd,
		cells: [
			...whenCells(source),
			...lostCells(source, figures, index < 0 ? null : (delivered[index] ?? null)),
			cellOf('Capex', figure('finance.totals.capexUsd'), { better: 'less' }),
			cellOf('Opex', figure('finance.totals.opexUsd'), { better: 'less', note: 'over the plan' }),
			lacksPrice(source)
				? plain('Project NPV', { text: NEEDS_PRICE, value: null, unit: 'usd', better: 'more' })
				: cellOf('Project NPV', figure('finance.returns.projectNpvUsd'), { better: 'more' }),
			cellOf('Idle capacity', figure('finance.totals.idleUsd'), { better: 'less' }),
			cellOf('Cost per million tokens', figure('finance.totals.usdPerMillionTokens'), {
				...{ better: 'less', note: 'excl. idle capacity' },
			}),
			cellOf('Peak construction headcount', figure('workforce.construction.headcount', { at: 'largest' }), {
				note: 'people',
			}),
			cellOf('Stranded chips', figure('stranded.acceleratorMonths'), { better: 'less', note: 'accelerator-months' }),
		],
	}
}
