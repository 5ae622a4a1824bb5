import { formatFigure } from '#shared/units/format.ts'
import { lastOfEach, monthsAlone, periodName, quartersOf, sumOfEach } from '#shared/formats/quarters.ts'
import type { Step } from '#shared/formats/quarters.ts'
import type { ChartTable } from './geometry.ts'
import type { TimeChartModel } from './time-model.ts'

/** The figures behind the chart, month by month, or by quarter: amounts added up, states as at its end. */
export function timeChartTable(model: TimeChartModel, step: Step = 'month'): ChartTable {
	const byMonth = step === 'month' && !model.steps.some(({ quarterly }) => quarterly)
	const periods = byMonth ? monthsAlone(model.months) : quartersOf(model.months)
	const series = [...model.bars.map((bar) => ({ ...bar, quarterly: false as const })), ...model.steps].map(
		({ name, values, flow, opens, quarterly }) => ({
			quarterly,
			head: `${name}, ${model.unit}`,
			values:
				flow === true
					? sumOfEach(
							values.map((value) => value ?? 0),
							periods,
						)
					: lastOfEach(values, periods),
			// A sum of months is no figure of the engine's own.
			opens: flow === true && !byMonth ? undefined : opens,
		}),
	)
	return {
		head: [byMonth ? 'Month' : 'Quarter', ...series.map(({ head }) => head)],
		rows: periods.map(({ name }, index) => [
			periodName(name),
			...series.map(({ values }) => formatFigure(values[index], { whole: model.whole === true })),
		]),
		opens: periods.map(({ name, indices }, index) => {
			const month = model.months[indices.at(-1) ?? 0] ?? ''
			return [
				null,
				...series.map(({ opens, values, quarterly }) =>
					!opens || (values[index] ?? null) === null
						? null
						: quarterly
							? { quantity: opens.quantity, scope: `quarter:${name}`, month: null }
							: { quantity: opens.quantity, scope: opens.scope, month },
				),
			]
		}),
	}
}
