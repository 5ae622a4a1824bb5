import type { ReportModel } from '#server/views/report/report-model.ts'
import { expect, test } from 'vitest'
import { resultOf, runPlan, travellersByTrade } from '#server/engine/compute-plan.ts'
import { buildReport } from '#server/views/report/build-report.ts'
import { buildPacket } from '#server/views/packets/build-packet.ts'
import { AMPLE_ROOM } from '#server/views/packets/packet.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { reproductionFile } from '../../../tests/factories/reproduction.ts'
import { fittedPacket, fittedReport } from './fit-pages.ts'
import { layReport } from './pages/lay-report.ts'

const LISTS = ['sites', 'powerContracts', 'buildPhases', 'chipOrders'] as const
const entriesOf = (value: unknown): readonly Record<string, unknown>[] =>
	Array.isArray(value) ? value.map((one: Record<string, unknown>) => one) : []

/** A campus as many times, each with halls, contracts and orders of its own. */
function manyCampuses(count: number, namedAfter = '') {
	const one = reproductionFile({ plan: { horizonMonths: 36 } })
	const each = (list: (typeof LISTS)[number]) =>
		Array.from({ length: count }, (_, at) =>
			entriesOf(one[list]).map((row) => ({
				...row,
				id: `${String(row['id'])}-${String(at)}`,
				name: `${list === 'sites' ? 'Campus' : list} ${String(at + 1)}${namedAfter}`,
				...(list !== 'sites' && { siteId: `s-${String(at)}` }),
			})),
		).flat()
	const parsed = parsePlanFile({ ...one, ...Object.fromEntries(LISTS.map((list) => [list, each(list)])) })
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.slice(0, 3)))
	return parsed.plan
}

function inputOf(count: number, namedAfter = '') {
	const plan = manyCampuses(count, namedAfter)
	const settings = { ...PLAIN_SETTINGS, length: 'full' as const }
	return { plan, result: resultOf(runPlan(plan)), facts: issueFacts({ settings }) }
}

test('a Full of twenty campuses keeps to sixty pages, and says of every table it begins where the rest is', () => {
	const input = inputOf(20)
	const model = fittedReport(input)
	expect(layReport(buildReport(input)).pages).toBeGreaterThan(60)
	expect(layReport(model).pages).toBeLessThanOrEqual(60)
	saysWhereTheRestIs(model)
}, 240_000)

test('of fourteen campuses there is room in the appendix for tables that their section only begins', () => {
	const model = fittedReport(inputOf(14))
	expect(layReport(model).pages).toBeLessThanOrEqual(60)
	expect(saysWhereTheRestIs(model)).toBeGreaterThan(0)
}, 240_000)

const BEGUN = /: the first \d+ of \d+/

/** How many tables stand whole behind a section that begins them. */
function saysWhereTheRestIs(model: ReportModel): number {
	const tables = model.sections.flatMap(({ id, blocks }) =>
		blocks.flatMap((block) => (block.kind === 'table' ? [{ id, block }] : [])),
	)
	const begun = tables.filter(({ block }) => BEGUN.test(block.title))
	expect(begun.length).toBeGreaterThan(3)
	// What a section begins and the appendix holds stands there whole.
	const wholes = tables.filter(({ block }) => block.anchor?.startsWith('whole-'))
	const shown = new Map(begun.map(({ block }) => [block.restAt, block]))
	for (const { block } of wholes) {
		expect(block.title).not.toMatch(BEGUN)
		expect(block.rows.length).toBeGreaterThan(shown.get(block.anchor)?.rows.length ?? Infinity)
		expect(shown.get(block.anchor)?.begun?.all).toBeLessThanOrEqual(block.rows.length)
	}
	for (const { id, block } of begun) {
		const isAppendix = ['inputs', 'formulas', 'tables'].includes(id ?? '')
		const leads = isAppendix ? 'all of them in the workbook (XLSX) beside this report' : 'in the workbook (XLSX)'
		expect([block.title, block.title.includes(leads) || (!isAppendix && block.restAt !== undefined)]).toEqual([
			block.title,
			true,
		])
	}
	return wholes.length
}

test('nor does a Full of twenty campuses whose names fill lines', () => {
	expect(layReport(fittedReport(inputOf(20, ' W'.repeat(50)))).pages).toBeLessThanOrEqual(60)
}, 240_000)

test('a plan of one campus loses no row for room', () => {
	const titles = fittedReport(inputOf(1)).sections.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'table' ? [block.title] : [])),
	)
	expect(titles.filter((title) => title.includes('workbook'))).toEqual([])
}, 60_000)

test('a large-load packet of 26 campuses keeps to sixty pages: all sites in a row, the largest with pages', () => {
	const plan = manyCampuses(26)
	const frame = runPlan(plan)
	const input = { plan, result: resultOf(frame), facts: issueFacts(), travellers: travellersByTrade(frame) }
	const { report, document } = buildPacket('large-load', input)
	expect(layReport(report(AMPLE_ROOM)).pages).toBeGreaterThan(60)
	const model = fittedPacket(report)
	expect(layReport(model).pages).toBeLessThanOrEqual(60)
	const [first] = model.sections
	expect(first?.bookmark).toBe('Large-load request')
	const [sites] = (first?.blocks ?? []).flatMap((block) => (block.kind === 'table' ? [block] : []))
	// Their sum stands first.
	expect(sites?.begun?.all ?? sites?.rows.length).toBe(27)
	expect(document).toMatchObject({ sites: { length: 26 } })
	for (const { blocks } of model.sections)
		for (const block of blocks)
			if (block.kind === 'table' && block.begun !== undefined)
				expect(block.title).toContain('all of them in the workbook (XLSX) of this packet')
}, 240_000)

test('a training packet of twenty campuses keeps to sixty pages', () => {
	const plan = manyCampuses(20)
	const frame = runPlan(plan)
	const input = { plan, result: resultOf(frame), facts: issueFacts(), travellers: travellersByTrade(frame) }
	expect(layReport(fittedPacket(buildPacket('training', input).report)).pages).toBeLessThanOrEqual(60)
}, 240_000)
