import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { asOf } from '#shared/status-month.ts'
import { issueFacts } from '../../../../../tests/factories/campus/campus.ts'
import { hall, planFile } from '../../../../../tests/factories/plan-file.ts'
import { madeDecision, madeDecisions } from '../../../../../tests/factories/verdict/made-decision.ts'
import { reproduction } from '../../../../../tests/factories/reproduction.ts'
import type { ReportInput } from '../../report-model.ts'
import { counted } from '#shared/formats/months.ts'
import { decisionsTable } from './decisions-block.ts'
import { waysOut } from '../ways-out.ts'

/** A report of November 2026, of a plan that does not say from when it is looked at. */
const NOW = '2026-11'

function reportOf(written: PlanFile, over: Partial<ReportInput> = {}): ReportInput {
	const plan = asOf(written, NOW)
	const frame = runPlan(plan)
	return { plan, result: resultOf(frame), facts: issueFacts(), ...over }
}
/** As the engine has found it: the start of a hall's order, decided by this month. */
const ran = (actBy: string) => madeDecisions([madeDecision({ actBy })])
const rowsOf = (input: ReportInput) => decisionsTable(input).rows.map((row) => row.map(({ text }) => text))

test('a chip order that lies ahead is asked of whom it is, by its month, with its money', () => {
	const plan = reproduction({
		order: { id: 'o', name: 'Second lot', orderMonth: '2027-02', accelerators: 100, unitPriceUsd: 40_000 },
	})
	const [row] = rowsOf(reportOf(plan)).filter(([, what]) => what?.includes('Second lot'))
	expect(row?.map((text) => text.replaceAll(/\s/g, ' '))).toEqual([
		'Feb 2027',
		'Order 100 accelerators: Second lot',
		'Owner, chip supplier',
		'$4M',
	])
	expect(decisionsTable(reportOf(plan)).title).toMatch(/^.+ due within a year of November 2026, the first /)
})

test('what should have been signed is told as past, with how late it is, before what can still be in time', () => {
	const contract = {
		id: 'late',
		name: 'New line',
		kind: 'utility_firm',
		capacityMW: 40,
		startMonth: '2027-06',
		status: 'study',
	}
	const order = { id: 'o', name: 'Second lot', orderMonth: '2027-02', accelerators: 100, unitPriceUsd: 40_000 }
	const input = reportOf(reproduction({ contracts: [contract], order }))
	const lead = input.result.contracts['late']?.leadMonths?.p50 ?? 0
	expect(lead).toBeGreaterThan(7)
	const rows = rowsOf(input)
	const at = rows.findIndex(([, what]) => what?.includes('sign New line'))
	const told = rows[at]
	expect(rows.slice(0, at).every(([by]) => by?.endsWith('late'))).toBe(true)
	expect(rows.some(([by]) => by?.endsWith('late') === false)).toBe(true)
	expect(told?.[0]).toMatch(new RegExp(`, ${String(Math.ceil(lead) - 7)} months late$`))
	expect(told?.[1]).toMatch(/^Overdue: sign New line/)
	expect(decisionsTable(input).title).toContain('overdue')
})

test('as many orders are told as overdue as the row beneath asks for', () => {
	const input = reportOf(planFile({ buildPhases: [hall('a', { startMonth: '2027-01' })] }))
	const bought = Object.values(input.result.sites).flatMap(({ equipment }) => equipment)
	const late = bought.filter(({ state }) => state === 'late')
	expect(late.length).toBeGreaterThan(3)
	const { title, rows } = decisionsTable(input)
	expect(rows[0]?.[1]?.text).toMatch(/^Overdue: order /)
	expect(title).toMatch(
		new RegExp(`${counted(late.length, 'order or signature is', 'orders or signatures are')} overdue`, 'i'),
	)
})

test('where the first decision is more than a year away it is said that none is needed before', () => {
	const plan = reproduction({ order: { id: 'o', name: 'Later', orderMonth: '2028-06' } })
	const input = reportOf(plan)
	const none = Object.fromEntries(
		Object.entries(input.result.sites).map(([id, site]) => [id, { ...site, equipment: [] }]),
	)
	expect(decisionsTable({ ...input, result: { ...input.result, sites: none } }).title).toBe(
		'No order or signature is due before June 2028',
	)
})

test('what was found to be worth deciding stands under the month it is to be decided by, with the same numbers everywhere', () => {
	const base = reportOf(reproduction({}))
	const input = { ...base, remedies: ran('2027-03') }
	const asked = rowsOf(input).filter(([, what]) => what?.includes('Lot 2'))
	expect(asked.map((row) => row.map((text) => text.replaceAll(/\s/g, ' ')))).toEqual([
		[
			'Mar 2027',
			'Order Lot 2 four months earlier, in April 2027: recovers 120 MW-months and $45M; full power four months sooner; then limited by halls',
			'Owner, chip supplier',
			'+$2.1M',
		],
	])
	const [table] = waysOut(input)
	const [row] = table?.kind === 'table' ? table.rows : []
	expect(row?.map(({ text }) => text.replaceAll(/\s/g, ' '))).toEqual([
		'Mar 2027',
		'Order Lot 2 four months earlier, in April 2027',
		'+$2.1M',
		'Recovers 120 MW-months and $45M; full power four months sooner; net $42M',
		'Owner, chip supplier',
		'Halls',
	])
})

test('what was to be decided before the report is issued is advised by none of its tables', () => {
	const input = { ...reportOf(reproduction({})), remedies: ran('2026-10') }
	expect(JSON.stringify([waysOut(input), decisionsTable(input)])).not.toContain('Lot 2')
})

test('where no change was run it is not said that no decision is needed', () => {
	const input = reportOf(reproduction({ order: { id: 'o', name: 'Old', orderMonth: '2024-01' } }))
	const none = Object.fromEntries(
		Object.entries(input.result.sites).map(([id, site]) => [id, { ...site, equipment: [] }]),
	)
	const { title } = decisionsTable({ ...input, result: { ...input.result, sites: none } })
	expect(title).toBe('The plan has no order, signature or start ahead')
})

test('without a run of changes it is said that an issue runs them', () => {
	expect(JSON.stringify(waysOut(reportOf(reproduction({}))))).toContain('it tests single changes of the plan')
})

test('a report speaks from the status month of its plan, whatever the clock says', () => {
	const written = reproduction({ order: { id: 'o', name: 'Lot', orderMonth: '2026-12' } })
	const later = { ...reportOf(written), facts: issueFacts({ generatedAt: '2027-03-01T09:00:00.000Z' }) }
	expect(rowsOf(reportOf(written)).some(([by]) => by === 'Dec 2026')).toBe(true)
	expect(rowsOf(later)).toEqual(rowsOf(reportOf(written)))
	expect(rowsOf(reportOf({ ...written, asOfMonth: '2027-03' })).some(([by]) => by === 'Dec 2026')).toBe(false)
})
