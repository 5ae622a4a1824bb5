import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { figuresFrom } from '../figures/figure.ts'
import type { FigureTable } from '../pages/layer-page.ts'
import { shortMonth } from '#shared/formats/months.ts'
import { headOf } from './head-of.ts'

const FIGURES = [
	'schedule.progress.percentComplete',
	'schedule.progress.plannedShare',
	'schedule.progress.earnedHours',
	'schedule.progress.actualHours',
	'schedule.progress.cpi',
	'schedule.progress.spi',
	'schedule.progress.estimateAtCompletionHours',
	'schedule.plannedFinish',
	'schedule.progress.baselineFinish',
	'schedule.progress.forecastFinish',
] as const

/** What is reported on: earned value, and the finish as planned, without the reports, and as forecast; null without reports. */
export function progressTable(plan: PlanFile, result: PlanResult): FigureTable | null {
	const { figure } = figuresFrom({ plan, result })
	const rows = Object.entries(result.schedule).flatMap(([of, { name, progress }]) =>
		progress === null
			? []
			: [{ key: of, name, figures: [shortMonth(progress.asOf), ...FIGURES.map((key) => figure(key, { of }))] }],
	)
	if (rows.length === 0) return null
	return {
		title: 'Forecast from actuals',
		sub: 'Progress against plan, and the finish at the pace so far',
		heads: ['Item', 'Reported', ...FIGURES.map(headOf)],
		rows,
	}
}
