import { shortMonth } from '#shared/formats/months.ts'
import { lineAt, textAt, type Shape } from './geometry.ts'
import type { Scales } from './short-band.ts'
import type { TimeChartModel } from './time-model.ts'

type Drawing = {
	readonly model: Pick<TimeChartModel, 'months' | 'today' | 'marked'>
	readonly scales: Pick<Scales, 'x'>
	readonly frame: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>
}

/** Today, dotted; the month that the page's figures are of, solid and with its name. */
export function monthLines({ model: { marked, months, today }, scales, frame }: Drawing): readonly Shape[] {
	const middleOf = (month: string | null | undefined) => {
		const index = typeof month === 'string' ? months.indexOf(month) : -1
		return index < 0 ? null : scales.x(index + 0.5)
	}
	const through = (x: number, look: Parameters<typeof lineAt>[2]) => lineAt([x, frame.top], [x, frame.bottom], look)
	const [now, at] = [middleOf(today), middleOf(marked)]
	const isLate = at !== null && at > (frame.left + frame.right) / 2
	return [
		...(now === null ? [] : [through(now, { stroke: 'ink-2', strokeWidth: 1, dash: [2, 3] })]),
		...(at === null || marked === undefined
			? []
			: [
					through(at, { stroke: 'ink', strokeWidth: 1.5 }),
					textAt([isLate ? at - 5 : at + 5, frame.top + 10], shortMonth(marked), {
						...{ fill: 'ink', weight: 600, halo: true },
						anchor: isLate ? 'end' : 'start',
					}),
				]),
	]
}
