import { columnOf } from '#server/engine/kernel/run.ts'
import { rerunPlan, runPlan } from '#server/engine/compute-plan.ts'
import { planResult } from '#server/engine/document/plan-result.ts'
import { contractCapacity } from '#server/engine/layers/energy/contract-inputs.ts'
import { benchPlan } from './bench-plan.ts'
import { bestMs } from './measure.ts'
import { typedArrayFloor } from './typed-array-floor.ts'
import { formatFigure } from '#shared/units/format.ts'

type Line = {
	readonly what: string
	readonly ms: number
	readonly cells: number
	readonly nsPerCell: number
	readonly timesFloor: number
}
const NS_PER_MS = 1e6
/** A server's threads have long compiled the engine when a plan reaches them; a run that still is compiled takes twice as long. */
const ROUNDS = { warm: 40, counted: 15 } as const
const SQUIGGLE_CELLS = 6000

/**
 * The engine, a hand-written loop, HyperFormula and Squiggle, in one process, one after the other. The last two are loaded when
 * their turn comes: no server holds them, and what they hold is gone through whenever the engine's garbage is collected.
 */
export async function measure(): Promise<readonly Line[]> {
	const plan = benchPlan()
	const frame = runPlan(plan)
	const cells = [...frame.columns.values()].reduce((sum, { values }) => sum + values.length, 0)
	const floorTask = typedArrayFloor(cells)
	const floor = bestMs(floorTask, { warm: 5, counted: 15 })
	const floorPerCell = (floor * NS_PER_MS) / cells
	const line = (what: string, ms: number, count: number): Line => {
		const nsPerCell = (ms * NS_PER_MS) / count
		return { what, ms, cells: count, nsPerCell, timesFloor: nsPerCell / floorPerCell }
	}
	const engine = bestMs(() => void runPlan(plan), ROUNDS)
	const document = bestMs(() => void planResult(frame), { warm: 3, counted: 7 })
	return [
		line('typed arrays by hand (floor)', floor, cells),
		line('Strata, every quantity', engine, cells),
		...ONE_INPUT.map(({ what, edit }) => line(`Strata again, ${what}`, again(frame, plan, edit), cells)),
		line('Strata, the result document from them', document, cells),
		await recalculateSheet(frame, line),
		await squiggle(line),
	]
}

type Plan = ReturnType<typeof benchPlan>
type Edit = (plan: Plan, by: number) => Plan

/** One input changed, in the middle of the plan: of power, of demand, of construction. */
const ONE_INPUT: readonly { readonly what: string; readonly edit: Edit }[] = [
	{
		what: 'one utility contract’s megawatts changed',
		edit: (plan, by) => ({
			...plan,
			powerContracts: plan.powerContracts.with(MIDDLE, { ...at(plan.powerContracts), capacityMW: 120 + by }),
		}),
	},
	{
		what: 'one application’s users changed',
		edit: (plan, by) => ({
			...plan,
			applications: plan.applications.with(MIDDLE, { ...at(plan.applications), unitsAtEnd: 2e7 + by }),
		}),
	},
	{
		what: 'one hall’s megawatts changed',
		edit: (plan, by) => ({
			...plan,
			buildPhases: plan.buildPhases.with(MIDDLE, { ...at(plan.buildPhases), itMW: 60 + by }),
		}),
	},
]
const MIDDLE = 24

function at<Row>(rows: readonly Row[]): Row {
	const row = rows[MIDDLE]
	if (!row) throw new Error('The bench plan is too small.')
	return row
}

/** Milliseconds of a run that starts from the whole plan's and differs from it in one input. */
function again(frame: ReturnType<typeof runPlan>, plan: Plan, edit: Edit): number {
	let by = 0
	return bestMs(() => void rerunPlan(frame, edit(plan, (by += 1))), ROUNDS)
}

type Liner = (what: string, ms: number, count: number) => Line

/** One input of every contract changed; HyperFormula recalculates what hangs on it, with the engine's own expressions. */
async function recalculateSheet(frame: ReturnType<typeof runPlan>, line: Liner): Promise<Line> {
	const { hyperformulaSheet } = await import('./hyperformula-sheet.ts')
	const { book, firstRow } = hyperformulaSheet(frame)
	const row = firstRow.get(contractCapacity.id) ?? 0
	const capacities = columnOf(frame, contractCapacity).values
	let changed = 0
	let factor = 1
	const ms = bestMs(
		() => {
			factor *= 1.01
			const changes = book.batch(() => {
				capacities.forEach((value, index) => {
					book.setCellContents({ sheet: 0, row: row + index, col: 0 }, value * factor)
				})
			})
			changed = changes.length
		},
		{ warm: 1, counted: 3 },
	)
	return line('HyperFormula, recalculation of the same formulas', ms, changed)
}

/** A chain of the same kind in Squiggle, as plain numbers: no distribution is drawn. */
async function squiggle(line: Liner): Promise<Line> {
	const { run: runSquiggle } = await import('@quri/squiggle-lang')
	const code = `List.map(List.upTo(1, ${String(SQUIGGLE_CELLS)}), {|i| min([i * 1.2, 500]) * 1.246 + 3})`
	await runSquiggle(code)
	const from = performance.now()
	await runSquiggle(code)
	return line('Squiggle, a chain of the same kind', performance.now() - from, SQUIGGLE_CELLS)
}

/** The lines as a table for people. */
export function table(lines: readonly Line[]): string {
	const figure = (value: number) => formatFigure(value, { digits: 3 })
	const rows = lines.map(({ what, ms, cells, nsPerCell, timesFloor }) =>
		[
			what.padEnd(50),
			`${figure(ms)} ms`.padStart(11),
			`${formatFigure(cells)} cells`.padStart(18),
			`${figure(nsPerCell)} ns a cell`.padStart(16),
			`${figure(timesFloor)}× floor`.padStart(14),
		].join(''),
	)
	return `${rows.join('\n')}\n`
}
