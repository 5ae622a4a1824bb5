import type { FigureSource } from '../figures/figure.ts'
import { FULL_POWER, fullPowerText } from '../messages/milestones.ts'
import { fullPowerOf } from '#shared/document/full-power.ts'
import { MWMonthsText } from '../messages/counts.ts'
import { lateOrUnserved } from '../layers/late-or-unserved.ts'
import { count } from '#shared/formats/figures.ts'
import { shortMonth } from '#shared/formats/months.ts'
import type { TrialView } from '#shared/pages/trial.ts'

type TrialViewTold = { readonly label: string; readonly value: string }

function figuresOf({ result }: FigureSource, ref: string): readonly TrialViewTold[] {
	const own = result.schedule[ref]
	const { peak } = result.workforce.construction
	return [
		...(own === undefined
			? []
			: [{ label: 'Ready', value: own.finish === null ? 'not by plan end' : shortMonth(own.finish) }]),
		{ label: FULL_POWER, value: fullPowerText(fullPowerOf(result)) },
		{ label: 'Late or unserved', value: MWMonthsText(lateOrUnserved(result).mwMonths) },
		{
			label: 'Peak construction headcount',
			value: peak.month === null ? 'none' : `${count(peak.headcount)} people, ${shortMonth(peak.month)}`,
		},
	]
}

function titleOf(before: FigureSource, after: FigureSource): string {
	const [was, now] = [before, after].map(({ result }) => lateOrUnserved(result).mwMonths)
	const more = (now ?? 0) - (was ?? 0)
	if (MWMonthsText(now ?? 0) === MWMonthsText(was ?? 0)) return 'No change in late or unserved load'
	return more > 0 ? `Costs ${MWMonthsText(more)}` : `Saves ${MWMonthsText(-more)}`
}

/** The plan's few figures with a bar moved, beside those that stand. */
export function buildTrial(before: FigureSource, after: FigureSource, ref: string): TrialView {
	const stood = figuresOf(before, ref)
	return {
		title: titleOf(before, after),
		figures: figuresOf(after, ref).map(({ label, value }) => {
			const was = stood.find((one) => one.label === label)?.value ?? null
			return { label, value, was: was === value ? null : was }
		}),
	}
}
