import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideEdit } from '#server/runs/edits/decide-edit.ts'
import { draftOf } from '#server/runs/edits/plan-edit.ts'
import { ITEM_KINDS } from '#shared/fields/lists.ts'
import { choicesFor } from '#server/views/grid/grid-choices.ts'
import { gridFacts } from '#shared/grid/grid-facts.ts'
import { idIn } from '#shared/schemas/edits/removal.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { statusMonth } from '#shared/status-month.ts'
import { addMonths } from '#shared/units/months.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { bytesOf } from '../../../../tests/workbooks/workbook-of.ts'
import { randomPlans } from '../../../../tests/factories/random/random-plan.ts'
import { AssumptionsSheet } from '#server/paper/exchange/workbook/assumptions-sheet.ts'
import { compareWorkbook, SHEETS_READ_BACK } from './compare-workbook.ts'
import { inputSheets } from '#server/paper/exchange/workbook/input-sheets.ts'
import { readXlsx } from './read-xlsx.ts'

/** What a plan says beside its lists: reports of progress and notes, of whatever there is; no range of what is past. */
function told(plan: PlanFile, seed: number, past: string): PlanFile | null {
	const halls = plan.buildPhases.slice(0, seed % 4)
	const noted: readonly (readonly [key: string, value: number | string])[] = [
		...plan.powerContracts
			.slice(seed % 2)
			.map((one) => [`powerContracts/${one.id}/capacityMW`, one.capacityMW] as const),
		...halls.map((one) => [`buildPhases/${one.id}/itMW`, one.itMW] as const),
		...plan.workloads.map((one) => [`workloads/${one.id}/startMonth`, one.startMonth] as const),
		...plan.labourPools.map((one) => [`labourPools/${one.id}/available`, one.available] as const),
	]
	const endsOf = (value: number | string) => {
		if (typeof value === 'string' && value <= past) return {}
		if (typeof value === 'string') return { low: addMonths(value, -seed), high: addMonths(value, seed + 1) }
		return value > 0 ? { low: value / (seed + 2), high: value } : {}
	}
	const notes = noted.map(([key, value]) => [key, { why: `because ${String(seed)}`, ...endsOf(value) }])
	const parsed = parsePlanFile({
		...toPlanFile(plan),
		description: seed % 3 === 0 ? null : `Plan ${String(seed)}`,
		actuals: halls.map(({ id }, at) => ({ ref: `phase:${id}`, month: plan.startMonth, headcount: seed + at })),
		notes: Object.fromEntries(notes),
	})
	return parsed.ok ? parsed.plan : null
}

/** The second plan as one with the catalogue of the first: rows of a catalogue are not in a workbook. */
const pairs = fc.tuple(randomPlans, randomPlans, fc.nat(50), fc.nat(50)).map(([one, other, seed, next]) => {
	const parsed = parsePlanFile({ ...toPlanFile(other), catalogue: toPlanFile(one)['catalogue'] })
	const past = [one, other].map((plan) => statusMonth(plan)).reduce((last, month) => (month > last ? month : last))
	const [before, after] = [told(one, seed, past), parsed.ok ? told(parsed.plan, next, past) : null]
	const offered = before === null ? [] : choicesFor(before, gridFacts('chipOrders', 'chip')).map(({ value }) => value)
	// What no list of a page offers is not typed into a sheet either.
	const isTyped = after?.chipOrders.every(({ chip }) => offered.includes(chip)) === true
	return before === null || after === null || !isTyped ? null : { before, after }
})

async function sheetsReadBack(plan: PlanFile) {
	const assumptions = new AssumptionsSheet(plan)
	assumptions.addStated()
	const back = await readXlsx(await bytesOf([...inputSheets(plan).sheets(), assumptions.sheet()]), SHEETS_READ_BACK)
	if (!back.ok) throw new Error(back.problem)
	return back.sheets
}

function edited(plan: PlanFile, command: Parameters<typeof decideEdit>[1]['command']): PlanFile {
	const held = { plan, draft: draftOf(plan), rev: 1 }
	const decided = decideEdit(held, { command, userId: 'u', since: [], budget: 1e12 })
	if (!decided.ok) throw new Error(decided.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
	return decided.next.plan
}

/** Entries by id: new ones come last, whatever their place in the workbook. */
function byId(plan: PlanFile): unknown {
	const lists = ITEM_KINDS.map((list) => {
		const items: readonly Readonly<Record<string, unknown>>[] = plan[list]
		return [list, Object.fromEntries(items.map((item) => [idIn(list, item), item]))] as const
	})
	return { ...plan, ...Object.fromEntries(lists) }
}

test('a workbook of another plan, brought in whole, makes the plan that one', async () => {
	let compared = 0
	await fc.assert(
		fc.asyncProperty(pairs, async (pair) => {
			if (pair === null) return
			const { before, after } = pair
			const { changes, problems } = compareWorkbook(before, await sheetsReadBack(after))
			expect(problems).toEqual([])
			const parts = changes.flatMap((change) => change.parts)
			const result = edited(before, { command: 'parts', parts, baseRev: 1 })
			// A changed figure takes its note along unless the workbook says another: as by hand.
			expect(byId({ ...result, notes: {} })).toEqual(byId({ ...after, notes: {} }))
			for (const key of Object.keys(result.notes)) expect(after.notes[key]).toMatchObject(result.notes[key] ?? {})
			compared += 1
		}),
		{ numRuns: 30, endOnFailure: true },
	)
	expect(compared).toBeGreaterThan(5)
})
