import { shortMonth } from '#shared/formats/months.ts'
import { lineAt, textAt, type KeyEntry, type Shape } from '../geometry.ts'
import type { Scales } from '../short-band.ts'
import type { TimeChartModel } from '../time-model.ts'

type Drawing = {
	readonly model: Pick<TimeChartModel, 'months' | 'status' | 'marked'>
	readonly scales: Pick<Scales, 'x'>
	readonly frame: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>
}

/** What the dotted line stands for. */
export const STATUS_KEY: KeyEntry = { look: 'dotted', colour: 'ink-2', text: 'Status month' }

/** The month the plan is looked at from, dotted; the month that the page's figures are of, solid and with its name. */
export function monthLines({ model: { marked, months, status }, scales, frame }: Drawing): readonly Shape[] {
	const middleOf = (month: string | null | undefined) => {
		const index = typeof month === 'string' ? months.indexOf(month) : -1
		return index < 0 ? null : scales.x(index + 0.5)
	}
	const through = (x: number, look: Parameters<typeof lineAt>[2]) => lineAt([x, frame.top], [x, frame.bottom], look)
	const [from, at] = [middleOf(status), middleOf(marked)]
	const isLate = at !== null && at > (frame.left + frame.right) / 2
	return [
		...(from === null ? [] : [through(from, { stroke: 'ink-2', strokeWidth: 1, dash: [2, 3] })]),
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
