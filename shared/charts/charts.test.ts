import { expect, test } from 'vitest'
import fc from 'fast-check'
import { campusPlan } from '../../tests/factories/campus/campus-plan.ts'
import { campusResult } from '../../tests/factories/campus/campus-result.ts'
import { must } from '../../tests/factories/must.ts'
import { balanceOf, bindingSpells, flat, layersOf, planResult, stepUp } from '../../tests/factories/plan-result.ts'
import { buildStripModel } from '#server/views/layers/strip-view.ts'
import { buildGantt } from '#server/views/schedule/build-gantt.ts'
import { itemsOf } from './gantt-model.ts'
import { barListTable, drawBarList } from './bar-list.ts'
import { drawGantt, monthsOf } from './gantt.ts'
import { barShapes } from './gantt-bars.ts'
import { eventShapes } from './months/events.ts'
import { linesOf } from './letters.ts'
import type { ChartGeometry, Shape } from './geometry.ts'
import { linear, runsOf, stepLines, ticksTo, yearTicks } from './scale.ts'
import { drawStrip } from './strip.ts'
import { drawTimeChart } from './time-chart.ts'
import { timeChartTable } from './time-table.ts'
import type { TimeChartModel } from './time-model.ts'

const rects = (geometry: ChartGeometry) =>
	geometry.shapes.filter((shape): shape is Extract<Shape, { kind: 'rect' }> => shape.kind === 'rect')
const texts = (geometry: ChartGeometry) =>
	geometry.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))

const chart = (over: Partial<TimeChartModel> = {}): TimeChartModel => ({
	months: ['2026-01', '2026-02', '2026-03', '2026-04'],
	unit: 'people',
	bars: [{ name: 'At work', values: [10, 20, 0, 5], colour: 'infrastructure' }],
	steps: [{ name: 'Can be had', values: [15, 15, 15, 15], colour: 'ink-2', look: 'limit' }],
	short: null,
	callout: null,
	status: null,
	...over,
})

test('ticks start at zero, are evenly apart and reach the largest value', () => {
	fc.assert(
		fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (largest) => {
			const ticks = ticksTo(largest)
			expect(ticks[0]).toBe(0)
			expect(ticks.at(-1)).toBeGreaterThanOrEqual(largest * (1 - 1e-9))
			expect(ticks.length).toBeGreaterThanOrEqual(3)
			expect(ticks.length).toBeLessThanOrEqual(6)
		}),
	)
})

test('a scale maps the ends of its domain onto the ends of its range', () => {
	const x = linear([0, 84], [142, 1046])
	expect([x(0), x(84), x(42)]).toEqual([142, 1046, 594])
	expect(linear([3, 3], [0, 10])(3)).toBe(0)
})

test('equal neighbours join into runs that cover every month once', () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom('a', 'b', null)), (values) => {
			const runs = runsOf(values)
			expect(runs.flatMap(({ value, from, to }) => Array.from({ length: to - from }, () => value))).toEqual(values)
			expect(runs.every((run, index) => index === 0 || !Object.is(run.value, runs[index - 1]?.value))).toBe(true)
		}),
	)
})

test('years are named at their January, and a stub of a year gives way', () => {
	const months = [
		'2025-12',
		...Array.from(
			{ length: 24 },
			(_, index) => `${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
		),
	]
	expect(yearTicks(months).map(({ year }) => year)).toEqual([2026, 2027])
})

test('steps hold each value for its whole month, and break where there is none', () => {
	const scales = { x: (index: number) => index * 10, y: (value: number) => 100 - value }
	expect(stepLines({ values: [1, 1, 3, null, 2], ...scales })).toEqual([
		[
			[0, 99],
			[20, 99],
			[20, 97],
			[30, 97],
		],
		[
			[40, 98],
			[50, 98],
		],
	])
})

test('bars stand on zero and none is drawn for an empty month', () => {
	const drawn = drawTimeChart({ model: chart(), width: 340, height: 200 })
	const bars = rects(drawn).filter((rect) => rect.fill === 'infrastructure')
	expect(bars).toHaveLength(3)
	const base = drawn.plot.y + drawn.plot.height
	for (const bar of bars) expect(bar.y + bar.height).toBeCloseTo(base)
})

test('a chart with little height names so many ticks as do not touch, the first and the last among them', () => {
	const named = ({ shapes }: ChartGeometry) =>
		shapes.flatMap((shape) =>
			shape.kind === 'text' && shape.anchor === 'end' && /^\d+$/.test(shape.text) ? [shape] : [],
		)
	const low = named(drawTimeChart({ model: chart(), width: 480, height: 70 })).toSorted((a, b) => b.y - a.y)
	const tall = named(drawTimeChart({ model: chart(), width: 480, height: 240 })).toSorted((a, b) => b.y - a.y)
	for (const [index, { y }] of low.entries())
		if (index > 0) expect((low[index - 1]?.y ?? 0) - y).toBeGreaterThanOrEqual(10)
	expect([low.at(0)?.text, low.at(-1)?.text]).toEqual([tall.at(0)?.text, tall.at(-1)?.text])
	expect(low.length).toBeLessThan(tall.length)
})

test('stacked bars touch and add up', () => {
	const drawn = drawTimeChart({
		model: chart({
			bars: [
				{ name: 'A', values: [10, 0, 0, 0], colour: 'trade-1' },
				{ name: 'B', values: [5, 0, 0, 0], colour: 'trade-2' },
			],
		}),
		width: 340,
		height: 200,
	})
	const [a, b] = [
		rects(drawn).find((rect) => rect.fill === 'trade-1'),
		rects(drawn).find((rect) => rect.fill === 'trade-2'),
	]
	expect(b && b.y + b.height).toBeCloseTo(a?.y ?? 0)
	expect(a && b && a.height / b.height).toBeCloseTo(2)
})

test('what is missing is hatched only where something is missing', () => {
	const drawn = drawTimeChart({
		model: chart({
			short: { name: 'Short', lower: [10, 10, 10, 10], upper: [10, 25, 9, 10], colour: 'infrastructure' },
		}),
		width: 340,
		height: 200,
	})
	expect(rects(drawn).filter((rect) => rect.hatch)).toHaveLength(1)
})

test('names at line ends never overlap and vanish where a line has run to nothing', () => {
	const steps = ['a', 'b', 'c'].map((name, index) => ({
		name,
		values: [1, 2, 3, 100 + index],
		colour: 'energy',
		look: 'solid' as const,
	}))
	const drawn = drawTimeChart({
		model: chart({
			steps: [...steps, { name: 'gone', values: [5, 5, 0, 0], colour: 'ink', look: 'solid' }],
		}),
		width: 800,
		height: 240,
	})
	const ends = drawn.shapes
		.flatMap((shape) => (shape.kind === 'text' && shape.weight === 600 ? [shape.y] : []))
		.sort((a, b) => a - b)
	expect(ends).toHaveLength(3)
	expect(ends.every((y, index) => index === 0 || y - (ends[index - 1] ?? 0) >= 14)).toBe(true)
})

test('the table behind a chart has a row for every month and a column for every series', () => {
	const table = timeChartTable(chart())
	expect(table.head).toEqual(['Month', 'At work, people', 'Can be had, people'])
	expect(table.rows).toHaveLength(4)
	expect(table.rows[1]).toEqual(['Feb 2026', '20', '15'])
})

test('a covered month of the strip is soft and full, a short one solid below and hatched above', () => {
	const energy = balanceOf('energy', flat(100, 24), stepUp({ before: 25, after: 200, at: 12, months: 24 }))
	const model = buildStripModel(
		planResult({
			layers: layersOf(24, { energy }),
			binding: bindingSpells([
				['energy', 12],
				['applications', 12],
			]),
		}),
	)
	const drawn = drawStrip({ model, form: 'wide', width: 1150, status: null })
	const solid = rects(drawn).filter((rect) => rect.fill === 'energy' && !rect.hatch)
	const hatched = rects(drawn).filter((rect) => rect.fill === 'energy' && rect.hatch)
	const soft = rects(drawn).filter((rect) => rect.fill === 'energy-soft')
	expect([solid.length, hatched.length, soft.length]).toEqual([1, 1, 1])
	expect(solid[0]?.height).toBeCloseTo(32 / 4)
	expect((solid[0]?.height ?? 0) + (hatched[0]?.height ?? 0)).toBeCloseTo(32)
	expect(soft[0]?.height).toBe(32)
	expect(solid[0]?.width).toBeCloseTo(drawn.plot.width / 2)
})

test('the binding line runs at the top of what binds, with a dot at each handover', () => {
	const model = buildStripModel(
		planResult({
			binding: bindingSpells([
				['energy', 9],
				['infrastructure', 9],
				['applications', 6],
			]),
		}),
	)
	const drawn = drawStrip({ model, form: 'wide', width: 1150, status: null })
	const line = drawn.shapes.find((shape) => shape.kind === 'path' && shape.strokeWidth === 2.5)
	expect(line?.kind === 'path' && line.points.map(([, y]) => y)).toEqual([150, 150, 78, 78, 6, 6])
	expect(drawn.shapes.filter((shape) => shape.kind === 'dot')).toHaveLength(3)
})

test('what binds is not written across the line that leads to the next layer', () => {
	const spells = [
		['energy', 6],
		['applications', 2],
		['infrastructure', 4],
		['applications', 12],
	] as const
	const model = buildStripModel(planResult({ binding: bindingSpells(spells) }))
	const drawn = drawStrip({ model, form: 'wide', width: 1150, status: null })
	const notes = drawn.shapes.filter((shape) => shape.kind === 'text').filter(({ halo }) => halo === true)
	const line = drawn.shapes.find((shape) => shape.kind === 'path' && shape.strokeWidth === 2.5)
	const points = line?.kind === 'path' ? line.points : []
	const across = notes.flatMap(({ x, y, text }) =>
		points.filter(([at, to], index) => {
			const from = points[index - 1]?.[1] ?? to
			return at > x && at < x + text.length * 6 && Math.min(from, to) < y && y < Math.max(from, to)
		}),
	)
	expect(notes.length).toBeGreaterThan(0)
	expect(across).toEqual([])
})

test('while demand is the limit its band stays soft', () => {
	const model = buildStripModel(planResult())
	const drawn = drawStrip({ model, form: 'wide', width: 1150, status: null })
	expect(rects(drawn).some((rect) => rect.fill === 'applications')).toBe(false)
})

test('months without demand break the binding line', () => {
	const model = buildStripModel(
		planResult({
			binding: bindingSpells([
				['energy', 6],
				[null, 6],
				['energy', 12],
			]),
		}),
	)
	const lines = drawStrip({ model, form: 'wide', width: 1150, status: null }).shapes.filter(
		(shape) => shape.kind === 'path' && shape.strokeWidth === 2.5,
	)
	expect(lines).toHaveLength(2)
})

test('every form of the strip stays inside its box', () => {
	const model = buildStripModel(campusResult())
	for (const [form, width] of [
		['wide', 1150],
		['narrow', 326],
		['mini', 300],
	] as const) {
		const drawn = drawStrip({ model, form, width, status: '2026-06' })
		for (const rect of rects(drawn)) {
			expect(rect.x).toBeGreaterThanOrEqual(-0.01)
			expect(rect.x + rect.width).toBeLessThanOrEqual(width + 0.01)
			expect(rect.y + rect.height).toBeLessThanOrEqual(drawn.height + 0.01)
		}
	}
})

test('a bar of the schedule is as long as its months, and the slip begins where the plan ended', () => {
	const gantt = buildGantt(campusPlan(), campusResult())
	const drawn = drawGantt({ model: gantt, form: 'beside', width: gantt.months.length * 10, today: null })
	const late = itemsOf(gantt).find((row) => row.name === 'Hall 8')
	const slips = rects(drawn).filter((rect) => rect.fill === 'failing')
	const slip = slips.at(-1)
	expect(late && slip && [slip.x, slip.width]).toEqual([(late?.plannedEnd ?? 0) * 10, (late?.delayMonths ?? 0) * 10])
	expect(slips).toHaveLength(6)
	const wide = drawGantt({ model: gantt, form: 'beside', width: gantt.months.length * 14, today: null })
	expect(texts(wide)).toContain('+8 mo electricians')
})

test('the word for today covers no year of the schedule', () => {
	const gantt = buildGantt(campusPlan(), campusResult())
	for (const today of gantt.months.filter((month) => month !== gantt.months[0])) {
		const { shapes } = drawGantt({ model: gantt, form: 'beside', width: gantt.months.length * 10, today })
		const head = shapes.flatMap((shape) => (shape.kind === 'text' && shape.y === 12 ? [shape] : []))
		const word = head.find(({ text }) => text === 'today')
		const from = (word?.x ?? NaN) - { start: 0, middle: 14, end: 28 }[word?.anchor ?? 'start']
		for (const year of head.filter(({ text }) => /^\d{4}$/.test(text)))
			expect(from > year.x + 28 || from + 28 < year.x, `${today} beside ${year.text}`).toBe(true)
	}
})

test('where years stand too close for a word between them, it stands under them, at its line', () => {
	const gantt = { ...buildGantt(campusPlan(), campusResult()), status: '2026-11' }
	// The campus has names that take the wide column.
	const { shapes } = drawGantt({ model: gantt, form: 'paper', width: 384 + gantt.months.length * 4, today: null })
	const words = shapes.flatMap((shape) => (shape.kind === 'text' && shape.text === 'status' ? [shape] : []))
	const [line] = shapes.flatMap((shape) =>
		shape.kind === 'path' && shape.dash?.[0] === 6 ? [shape.points[0]?.[0] ?? NaN] : [],
	)
	expect(words.map(({ y, x, anchor }) => [y, x, anchor])).toEqual([[25, line, 'middle']])
})

test('on paper a long name stands whole, and its row and no other grows with its lines', () => {
	const gantt = buildGantt(campusPlan(), campusResult())
	const long = 'The hall that stands beyond the river '.repeat(5).trim()
	const [item] = itemsOf(gantt)
	const lines = gantt.lines.map((line) =>
		line.kind === 'item' && line.row.ref === item?.ref ? { ...line, row: { ...line.row, name: long } } : line,
	)
	const width = 288 + gantt.months.length * 4
	const drawn = (model: typeof gantt) => drawGantt({ model, form: 'paper', width, today: null })
	const named = drawn({ ...gantt, lines })
	const words = named.shapes.flatMap((shape) => (shape.kind === 'text' && shape.size === 9 ? [shape.text] : []))
	expect(words.join(' ')).toContain(long)
	expect(named.height - drawn(gantt).height).toBeCloseTo((linesOf(long, 52).length - 2) * 10, 6)
})

test('every row of the schedule stands where the table beside it has it', () => {
	const gantt = buildGantt(campusPlan(), campusResult())
	expect(drawGantt({ model: gantt, form: 'beside', width: 700, today: null }).height).toBe(
		30 + gantt.lines.length * 25 + 4,
	)
})

test('bars of a list start at one line and the longest reaches the right', () => {
	const drawn = drawBarList({
		width: 540,
		model: {
			unit: 'MW',
			rows: [
				{ name: 'Contracted', value: 100, missing: null, colour: 'energy', shown: '100' },
				{
					name: 'Firm',
					value: 25,
					missing: { value: 75, text: 'to come', hatch: true },
					colour: 'energy',
					shown: '25',
				},
			],
		},
	})
	const bars = rects(drawn).filter((rect) => !rect.hatch)
	expect(new Set(bars.map((rect) => rect.x)).size).toBe(1)
	expect((bars[0]?.width ?? 0) / (bars[1]?.width ?? 1)).toBeCloseTo(4)
	expect(rects(drawn).filter((rect) => rect.hatch)).toHaveLength(1)
})

test('what is missing is written behind its bar and not over it, where the bars stay long enough to compare', () => {
	const placed = (width: number, name: string) => {
		const missing = { value: 10, text: '−10 not firm', hatch: false }
		const rows = [{ name, value: 90, colour: 'energy', shown: '90', missing }]
		const drawn = drawBarList({ width, model: { unit: 'MW', rows } })
		const end = Math.max(...rects(drawn).map((rect) => rect.x + rect.width))
		const note = drawn.shapes.find((shape) => shape.kind === 'text' && shape.text.startsWith('−10'))
		return { end, note: note?.kind === 'text' ? note : null }
	}
	const wide = placed(540, 'Firm')
	expect(wide.note?.anchor ?? 'start').toBe('start')
	expect(wide.note?.x).toBeGreaterThan(wide.end)
	// No room for both: it stands over the bar, with a rim.
	expect(placed(401, 'Firm at the meter, all day').note).toMatchObject({ anchor: 'end', halo: true })
})

test('by quarter a table adds amounts up and shows states as at the end, and each state opens its last month', () => {
	const months = ['2026-02', '2026-03', '2026-04', '2026-05']
	const look = { colour: 'energy', look: 'solid' } as const
	const table = timeChartTable(
		{
			months,
			unit: 'MWh',
			bars: [{ name: 'Bought', values: [1, 2, 4, 8], colour: 'energy', flow: true }],
			steps: [
				{ name: 'Powered', values: [10, 20, 30, 40], ...look, opens: { quantity: 'q', scope: 'plan', unit: 'itMW' } },
			],
			short: null,
			callout: null,
			status: null,
		},
		'quarter',
	)
	expect(table.head[0]).toBe('Quarter')
	expect(table.rows).toEqual([
		['Q1 2026', '3', '20'],
		['Q2 2026', '12', '40'],
	])
	expect(table.opens?.[0]).toEqual([null, null, { quantity: 'q', scope: 'plan', month: '2026-03' }])
})

test('the months that stay in view above scrolling bars are those of the picture, without its bars', () => {
	const gantt = buildGantt(campusPlan(), campusResult())
	const drawn = drawGantt({ model: gantt, form: 'beside', width: 700, today: gantt.months[3] ?? null })
	const { height, shapes, width } = monthsOf(drawn)
	expect([height, width]).toEqual([30, drawn.width])
	const texts = shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))
	expect(texts).toContain('today')
	expect(texts).toContain((gantt.months[0] ?? '').slice(0, 4))
	expect(shapes.some(({ kind }) => kind === 'rect')).toBe(false)
	expect(drawn.shapes).toEqual(expect.arrayContaining([...shapes]))
})

test('the table of bars has a column of differences only where a bar has one', () => {
	const row = { name: 'Chips', value: 2, shown: '2', colour: 'chips', missing: null }
	expect(barListTable({ unit: 'USD', rows: [row] }).head).toEqual(['Part', 'USD'])
	const { head, rows } = barListTable({
		unit: 'MW',
		rows: [{ ...row, missing: { value: 1, text: '−1', hatch: false } }, row],
	})
	expect([head, ...rows]).toEqual([
		['Part', 'MW', 'Difference'],
		['Chips', '2', '−1'],
		['Chips', '2', '–'],
	])
})

test('a slip is named behind its bar, cut where the months end and never across the hatching', () => {
	const bar = {
		row: {
			...must(itemsOf(buildGantt(campusPlan(), campusResult()))[0]),
			late: null,
			end: 22,
			plannedEnd: 10,
			note: '+12 mo HV transformer lead time',
			status: 'failing',
		},
		y: 0,
		x: (month: number) => 100 + month * 10,
		form: 'beside',
	} as const
	const noteAt = (right: number) => barShapes({ ...bar, right }).find((shape) => shape.kind === 'text')
	expect(noteAt(600)).toMatchObject({ text: bar.row.note, x: 326, anchor: 'start' })
	expect(noteAt(460)).toMatchObject({ text: '+12 mo HV transformer…', x: 326, anchor: 'start' })
	expect(noteAt(350)).toMatchObject({ text: bar.row.note, anchor: 'end' })
	const onPaper = barShapes({ ...bar, form: 'paper', right: 460 }).find((shape) => shape.kind === 'text')
	expect(onPaper).toMatchObject({ text: bar.row.note, anchor: 'end' })
})

test('what makes a line step is named where no line runs, at most five times, and else by its dot alone', () => {
	const months = Array.from({ length: 120 }, (_, month) => month)
	const drawn = (at: readonly number[], ...others: readonly number[]) =>
		eventShapes({
			events: at.map((index) => ({ index, value: 10, size: 10, text: 'Hall 1 ready' })),
			scales: { x: (month) => month * 20, y: (MW) => 100 - MW },
			frame: { left: 0, right: 2400, top: 0, bottom: 110 },
			taken: [],
			lines: [months.map((month) => (month < 1 ? 0 : 10)), ...others.map((MW) => months.map(() => MW))],
		})
	const heights = (shapes: readonly Shape[]) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.y] : []))
	expect(heights(drawn([1]))).toEqual([85])
	expect(heights(drawn([1], 20))).toEqual([104])
	expect(heights(drawn([1], 20, 0))).toEqual([])
	expect(drawn([1], 20, 0)).toHaveLength(1)
	expect(heights(drawn([1, 11, 21, 31, 41, 51, 61]))).toHaveLength(5)
})
