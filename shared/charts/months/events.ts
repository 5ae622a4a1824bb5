import type { WhyTarget } from '#shared/formats/key-figure.ts'
import { type OpenPlace, type Shape, textAt } from '../geometry.ts'
import { lettersIn } from '../letters.ts'
import type { Scales } from '../short-band.ts'

/** What makes a line step in a month: «Hall 5 ready». */
export type ChartEvent = {
	readonly index: number
	/** of the line it explains */
	readonly value: number
	/** by how much it steps: the largest is named first */
	readonly size: number
	/** empty where the same name stands at a larger step: a ramp of many is named once */
	readonly text: string
	/** month and all that happens, as it is read out */
	readonly says: string
	readonly why: WhyTarget
}

type EventsDrawing = {
	readonly events: readonly Pick<ChartEvent, 'index' | 'value' | 'size' | 'text'>[]
	readonly scales: Pick<Scales, 'x' | 'y'>
	readonly frame: Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>
	/** texts that stand there already */
	readonly taken: readonly Shape[]
	/** the values of lines by month, which no name crosses */
	readonly lines?: readonly (readonly (number | null)[])[]
}

/** More names than these crowd a chart: the others are read out. */
const MOST_NAMED = 5

const [SIZE, LETTER, LINE] = [10.5, 5.9, 12]
type LabelBox = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

function boxOf(shape: Shape): readonly LabelBox[] {
	if (shape.kind !== 'text') return []
	const width = lettersIn(shape.text) * LETTER
	const left = shape.x - { start: 0, middle: width / 2, end: width }[shape.anchor]
	return [{ left, right: left + width, top: shape.y - LINE + 2, bottom: shape.y + 2 }]
}

/** Each run of a step line, and each of its steps. */
function boxesOfLine(values: readonly (number | null)[], { x, y }: Pick<Scales, 'x' | 'y'>): readonly LabelBox[] {
	return values.flatMap((value, index) => {
		if (value === null) return []
		const [at, line, before] = [x(index), y(value), y(values[index - 1] ?? value)]
		const run = { left: at, right: x(index + 1), top: line - 2, bottom: line + 2 }
		const step = { left: at - 1, right: at + 1, top: Math.min(line, before), bottom: Math.max(line, before) }
		return before === line ? [run] : [run, step]
	})
}

const meets = (one: LabelBox, other: LabelBox) =>
	one.left < other.right + 4 && other.left < one.right + 4 && one.top < other.bottom && other.top < one.bottom

/** A dot where the line steps, and the name of what made it where that crosses nothing: before or after the step, above or below. */
export function eventShapes({ events, scales, frame, taken, lines = [] }: EventsDrawing): readonly Shape[] {
	const { x, y } = scales
	const boxes = [...taken.flatMap(boxOf), ...lines.flatMap((values) => boxesOfLine(values, scales))]
	let named = 0
	return events
		.toSorted((one, other) => other.size - one.size)
		.flatMap(({ index, value, text }): readonly Shape[] => {
			const [at, line] = [x(index), y(value)]
			const style = { size: SIZE, fill: 'ink-2', halo: true } as const
			const heights = text === '' || named === MOST_NAMED ? [] : [line - 5, line + 14]
			const labels = heights.flatMap((height) => [
				textAt([at - 5, height], text, { ...style, anchor: 'end' }),
				textAt([at + 5, height], text, style),
			])
			const fits = ({ left, right, bottom }: LabelBox) =>
				left >= frame.left && right <= frame.right && bottom <= frame.bottom && bottom > LINE
			const label = labels.find((one) =>
				boxOf(one).every((box) => fits(box) && !boxes.some((other) => meets(box, other))),
			)
			if (label) {
				named += 1
				boxes.push(...boxOf(label))
			}
			return [{ kind: 'dot', x: at, y: line, radius: 2.5, fill: 'ink-2' }, ...(label ? [label] : [])]
		})
}

/**
 * Narrower than 24 px nothing is a target (WCAG 2.2, 2.5.8). Until it is measured, a chart drawn for 1440 is shown at .68 of
 * that at 1280.
 */
const LEAST_PLACE = 36

/** What is read out under the pointer and the focus; events too near to one another are one. */
export function eventPlaces({
	events,
	scales: { x },
	frame,
}: Omit<EventsDrawing, 'taken' | 'events' | 'lines'> & {
	readonly events: readonly ChartEvent[]
}): readonly OpenPlace[] {
	const places: OpenPlace[] = []
	for (const { index, says, why } of events) {
		const left = x(index) - LEAST_PLACE / 2
		const last = places.at(-1)
		if (last && left < last.x + LEAST_PLACE) places[places.length - 1] = { ...last, name: `${last.name}; ${says}` }
		else places.push({ name: says, why, x: left, y: frame.top, width: LEAST_PLACE, height: frame.bottom - frame.top })
	}
	return places
}
