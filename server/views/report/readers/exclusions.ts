import { type AssumptionKey, ASSUMPTIONS } from '#shared/fields/assumptions.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { typedShare } from '#shared/formats/figures.ts'
import { figuresFrom } from '../../figures/figure.ts'
import type { ReportInput } from '../report-model.ts'

/** An assumption as the plan has it. */
export const assumedValue = ({ assumptions }: Pick<PlanFile, 'assumptions'>, key: AssumptionKey): number =>
	assumptions[key]?.value ?? ASSUMPTIONS[key].default

type ScopeLine = readonly [name: string, text: string]

/** What the estimate holds beside its lines, and what it leaves out: each by a figure of the run or an assumption. */
export function estimateScope({ plan, result }: ReportInput): {
	readonly holds: readonly ScopeLine[]
	readonly excludes: readonly string[]
} {
	const { figure } = figuresFrom({ plan, result })
	const hasHalls = Object.keys(result.finance.halls).length > 0
	const contingency = hasHalls ? (figure('finance.halls.contingencyUsd').value ?? 0) : 0
	const tax = hasHalls ? (figure('finance.halls.salesTaxUsd').value ?? 0) : 0
	const escalation = assumedValue(plan, 'constructionEscalation')
	const chips = result.finance.committedUsd.chips
	return {
		holds: [
			...(contingency > 0
				? [
						[
							'Contingency, part of hall cost',
							`${figure('finance.halls.contingencyUsd').text}; ${typedShare(assumedValue(plan, 'contingencyShareAir'))} air, ${typedShare(assumedValue(plan, 'contingencyShareLiquid'))} liquid`,
						] as const,
					]
				: []),
			['Escalation of construction cost', escalation === 0 ? 'none' : `${typedShare(escalation)}/year`],
			['Soft cost', `${typedShare(assumedValue(plan, 'softCostShare'))} of hard cost`],
		],
		excludes: [
			...(tax <= 0 && hasHalls ? ['sales tax'] : []),
			...(escalation === 0 ? ['escalation after the price year'] : []),
			...(chips <= 0 ? ['chips, racks and network'] : []),
			...(plan.finance === null ? ['interest during construction and lenders’ fees'] : []),
			'the utility’s own works beyond the point of interconnection, unless entered as network upgrades',
			'property tax and insurance during construction',
		],
	}
}
