import type { StripBand, StripModel } from '#shared/charts/strip-model.ts'
import { type Shape, textAt } from './geometry.ts'
import { runsOf } from './scale.ts'

/** Where bands stand: left edge and width of all months, the height of a band. */
type Ground = { readonly x: number; readonly width: number; readonly band: number }
type DrawnOnParams = { readonly band: StripBand; readonly top: number; readonly ground: Ground }
type Reach = readonly [from: number, to: number]

const CHARACTER = 6.1
const LEADING = 14
/** Of words to what they keep clear of, and to the edges. */
const AIR = 8

/** Words on one line, or as lead and reason on two where a band is high enough. */
type Form = { readonly lines: readonly string[]; readonly width: number; readonly above: number }

function formsOf(note: NonNullable<StripBand['note']>, { band }: Ground): readonly Form[] {
	const form = (lines: readonly string[]): Form => ({
		lines,
		width: Math.max(...lines.map(({ length }) => length)) * CHARACTER,
		above: (band - lines.length * LEADING) / 2,
	})
	const lead = note.lead.replace(/:$/, '')
	if (band < LEADING * 2 + 2) return [form([lead])]
	return [form([`${note.lead} ${note.rest}`]), form([note.lead, note.rest]), form([lead])]
}

const numberOf = ({ bands }: StripModel, layer: StripModel['binding'][number] | undefined) =>
	bands.find((own) => own.layer === layer)?.number ?? null

/** Months at which the ink line crosses a band on its way from one layer to another. */
function crossings(model: StripModel, band: StripBand): readonly number[] {
	const runs = runsOf(model.binding)
	return runs.slice(1).flatMap(({ value, from }, at) => {
		const [before, after] = [numberOf(model, runs[at]?.value), numberOf(model, value)]
		if (before === null || after === null) return []
		// It runs along the tops of bands: on its way it passes the body of the higher one, not of the lower.
		return band.number > Math.min(before, after) && band.number <= Math.max(before, after) ? [from] : []
	})
}

/** Months from and to which words of a form would stand on what is drawn: hatching, and the solid of what binds. */
function drawnOn({ binding }: StripModel, { band, ground }: DrawnOnParams, { above }: Form): readonly Reach[] {
	const isDrawn = band.coverage.map((share, index) => {
		if (share === null) return false
		const isSolid = binding[index] === band.layer && band.layer !== 'applications'
		return isSolid || (1 - Math.min(1, share)) * ground.band > above
	})
	return runsOf(isDrawn)
		.filter(({ value }) => value)
		.map(({ from, to }) => [from, to] as const)
}

/** What of the width is left between reaches. */
function gapsBetween(reaches: readonly Reach[], { x, width }: Ground): readonly Reach[] {
	const gaps: Reach[] = []
	let free = x
	for (const [from, to] of reaches.toSorted(([one], [other]) => one - other)) {
		if (from > free) gaps.push([free, from])
		free = Math.max(free, to)
	}
	return free < x + width ? [...gaps, [free, x + width]] : gaps
}

type Spot = { readonly form: Form; readonly start: number; readonly away: number }

/** The spots in which a form stands clear, each as near to the spell it speaks of as its gap allows. */
function spotsOf(form: Form, { gaps, spell }: { readonly gaps: readonly Reach[]; readonly spell: Reach }) {
	return gaps.flatMap(([from, to]): readonly Spot[] => {
		const [first, last] = [from + AIR, to - AIR - form.width]
		if (last < first) return []
		const start = Math.min(last, Math.max(first, spell[0] + AIR))
		const away = Math.max(0, spell[0] - (start + form.width), start - spell[1])
		return [{ form, start, away }]
	})
}

/** The first form with a spot, in the spot nearest to its spell: whole words before short ones. */
function spotFor(model: StripModel, placed: DrawnOnParams): Spot | null {
	const { band, ground } = placed
	if (band.note === null) return null
	const x = (month: number) => ground.x + (month / Math.max(1, band.coverage.length)) * ground.width
	const lines = crossings(model, band).map((month): Reach => [x(month), x(month)])
	const spell = [x(band.note.from), x(band.note.to)] as const
	const forms = formsOf(band.note, ground)
	const clearOf = (drawn: (form: Form) => readonly Reach[]) =>
		forms.flatMap((form) =>
			spotsOf(form, { gaps: gapsBetween([...lines, ...drawn(form)], ground), spell })
				.toSorted((one, other) => one.away - other.away)
				.slice(0, 1),
		)[0]
	const onGround = clearOf((form) => drawnOn(model, placed, form).map(([from, to]) => [x(from), x(to)]))
	// Where all of a band is drawn on, words stand on it, but across no line; where lines leave no room, nothing is written.
	return onGround ?? clearOf(() => []) ?? null
}

/** What binds and why, within its band beside its months, and nowhere across the ink line; nothing where no words fit. */
export function noteShapes(model: StripModel, placed: DrawnOnParams): readonly Shape[] {
	const spot = spotFor(model, placed)
	if (spot === null) return []
	const { form, start } = spot
	const style = { fill: 'ink', size: 12, weight: 500 as const, halo: true as const }
	const base = placed.top + form.above + LEADING - 3
	return form.lines.map((line, at) => textAt([start, base + at * LEADING], line, style))
}
