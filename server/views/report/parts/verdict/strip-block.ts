import type { PlanResult } from '#shared/result.ts'
import { describeStrip } from '#shared/charts/strip-model.ts'
import { stripFinding } from '../../../findings/strip-finding.ts'
import { buildStripModel } from '../../../layers/strip-view.ts'
import { deliveredChart } from '../../../pages/overview/delivered-chart.ts'
import type { ChartBlock, ReportInput } from '../../report-model.ts'
import { chartOf, timeChartOf } from '../blocks.ts'
import { span } from '../report-parts.ts'

/** Five layers month by month, with the one that limits. */
export function stripBlock(result: PlanResult): ChartBlock {
	const strip = buildStripModel(result)
	const title = stripFinding(result)
	return chartOf({
		title,
		measure: `Coverage of what ${strip.target === null ? 'demand needs' : 'the target and demand need'}, by layer and month, ${span(result.months)}`,
		alt: `${title}. ${describeStrip(strip)}`,
		source: 'Black line: limiting layer.',
		chart: { type: 'strip', model: strip },
	})
}

/** Megawatts IT needed and delivered; nothing where none comes late. */
export function deliveredBlocks({ plan, result }: Pick<ReportInput, 'plan' | 'result'>): readonly ChartBlock[] {
	if (result.verdict.totals.late.mwMonths <= 0) return []
	const { title, sub, chart } = deliveredChart({ plan, result, status: null })
	return [timeChartOf({ title, chart }, { measure: sub, source: 'Hatched: late.', least: 110, most: 130 })]
}
