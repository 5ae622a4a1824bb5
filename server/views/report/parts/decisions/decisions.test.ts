import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import type { PlanRemedies, Remedy, Shortfall } from '#shared/remedies.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { asOf } from '#shared/status-month.ts'
import { DOLLARS } from '#shared/units/money.ts'
import { issueFacts } from '../../../../../tests/factories/campus/campus.ts'
import { hall, planFile } from '../../../../../tests/factories/plan-file.ts'
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
/** Ways out of a shortage of power since April 2026: the start of a line brought forward to each of these months. */
function ran(months: readonly string[], lastMonth = '2026-12'): PlanRemedies {
	const remedies = months.map((value): Remedy => {
		const change = {
			action: 'set',
			list: 'powerContracts',
			id: 'u',
			field: 'startMonth',
			value,
			was: '2027-06',
		} as const
		const none = { acceleratorMonths: 0, itMWMonths: 0, capexUsd: 0, commitmentUsd: 0, labourUsd: 0, perDiemUsd: 0 }
		return {
			...{ lever: 'contract_start', layer: 'energy', subject: 'Line', size: 6, change, next: null },
			...{ clears: true, monthsCleared: 8, clearedMonths: [], gapClosed: 1, shortMonths: -8, opexUsd: 1e6, ...none },
		}
	})
	const shortfall: Shortfall = {
		...{ layer: 'energy', firstMonth: '2026-04', lastMonth, months: 9, cause: null, remedies },
		worst: { month: '2026-07', missing: 3 },
	}
	const whole = { leftOut: 0, complete: true, toCome: 0, labour: null, runs: 1, money: DOLLARS }
	return { format: 'strata.remedies/1', engine: '1', asked: true, shortfalls: [shortfall], ...whole }
}
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
		'$4 M',
	])
	expect(decisionsTable(reportOf(plan)).title).toMatch(/^.+ asked within a year of November 2026, the first /)
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
	expect(told?.[1]).toMatch(/^Should have been decided: sign New line/)
	expect(decisionsTable(input).title).toContain('overdue')
})

test('as many orders are told as overdue as the row beneath asks for', () => {
	const input = reportOf(planFile({ buildPhases: [hall('a', { startMonth: '2027-01' })] }))
	const bought = Object.values(input.result.sites).flatMap(({ equipment }) => equipment)
	const late = bought.filter(({ state }) => state === 'late')
	expect(late.length).toBeGreaterThan(3)
	const { title, rows } = decisionsTable(input)
	expect(rows[0]?.[1]?.text).toMatch(/^Should have been decided: order /)
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
		'No decision is needed before June 2028',
	)
})

test('a change that was to begin before the report is past in its table and asked in none', () => {
	const base = reportOf(reproduction({}))
	const input = { ...base, remedies: ran(['2026-04', '2026-12']) }
	const [table] = waysOut(input)
	expect(table?.kind === 'table' && table.rows[0]?.[1]?.text).toMatch(
		/^Past, for April 2026, seven months ago: Bring Line/,
	)
	const asked = rowsOf(input).filter(([, what]) => what?.includes('Bring Line'))
	expect(asked.map(([by, what, whom]) => [by, what, whom])).toEqual([
		[
			'Dec 2026',
			'Bring Line forward by six months, to December 2026, for the shortfall of Energy, Apr–Dec 2026; one other way was run',
			'Utility or supplier',
		],
	])
	// What has fallen short and does no more asks for nothing.
	const over = { ...base, remedies: ran(['2026-12'], '2026-10') }
	expect(JSON.stringify(decisionsTable(over))).not.toContain('Bring Line')
})

test('without a run of changes it is said that an issue runs them', () => {
	expect(JSON.stringify(waysOut(reportOf(reproduction({}))))).toContain('an issue of this report runs single changes')
})

test('a report speaks from the status month of its plan, whatever the clock says', () => {
	const written = reproduction({ order: { id: 'o', name: 'Lot', orderMonth: '2026-12' } })
	const later = { ...reportOf(written), facts: issueFacts({ generatedAt: '2027-03-01T09:00:00.000Z' }) }
	expect(rowsOf(reportOf(written)).some(([by]) => by === 'Dec 2026')).toBe(true)
	expect(rowsOf(later)).toEqual(rowsOf(reportOf(written)))
	expect(rowsOf(reportOf({ ...written, asOfMonth: '2027-03' })).some(([by]) => by === 'Dec 2026')).toBe(false)
})
