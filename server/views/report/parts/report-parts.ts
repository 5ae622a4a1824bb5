import { noteBeside } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { TimeChartModel } from '#shared/charts/time-model.ts'
import { largest, last } from '../../figures/series.ts'
import { compact } from '#shared/formats/figures.ts'
import { longMonth, shortMonth } from '#shared/formats/months.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import type { Cell, Column } from '../report-model.ts'

export const words = (text: string): Cell => ({ text })
/** A figure of the result, and what it is traced to. */
export const shown = (figure: Figure): Cell => figure
export const strong = (text: string): Cell => ({ text, strong: true })
export const left = (name: string, grow = 1): Column => ({ name, align: 'start', grow })
export const right = (name: string): Column => ({ name, align: 'end' })

/** A figure of the plan: marked where its note calls it a guess. */
export function planned(plan: PlanFile, place: Parameters<typeof noteBeside>[1], text: string): Cell {
	return noteBeside(plan.notes, place)?.quality === 'guess' ? { text, guess: true } : { text }
}

/** `Hall 1`, or in a plan of several sites `Hall 1, Frankfurt`. */
export function placed({ plan, name, siteId }: { plan: PlanFile; name: string; siteId: string }): string {
	if (plan.sites.length < 2) return name
	return `${name}, ${plan.sites.find(({ id }) => id === siteId)?.name ?? siteId}`
}

/** `Jan 2026 to Dec 2032` */
export const span = (months: readonly string[]): string =>
	months.length === 0 ? '' : `${shortMonth(months[0] ?? '')} to ${shortMonth(months.at(-1) ?? '')}`

/** Every series of a chart in words: its highest and its last month. */
export function describeTimeChart(title: string, chart: TimeChartModel): string {
	const lines = [...chart.bars, ...chart.steps].map(({ name, values }) => {
		const known = values.map((value) => value ?? 0)
		const peak = largest(known)
		if (peak === null || peak.value <= 0) return `${name}: nothing.`
		return `${name}: at most ${compact(peak.value)} in ${longMonth(chart.months[peak.index] ?? '')}, ${compact(last(known))} in the last month.`
	})
	return `${title}. By month, ${span(chart.months)}, in ${chart.unit}. ${lines.join(' ')}`
}

const THOUSAND = 1e3
const MILLION = 1e6

/** Series in thousands or millions where the figures are long, so that the axis stays readable. */
export function scaleFor(largestValue: number): { readonly factor: number; readonly word: string } {
	if (largestValue >= 2 * MILLION) return { factor: MILLION, word: 'million ' }
	if (largestValue >= 10 * THOUSAND) return { factor: THOUSAND, word: 'thousand ' }
	return { factor: 1, word: '' }
}
